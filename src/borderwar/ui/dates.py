"""Dates in the language spoken: the order of day, month and year is the catalogue's."""

from datetime import datetime

from borderwar.language import say

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SHORT = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def weekday(when: datetime) -> str:
    """ "Tuesday"."""
    return say(_DAYS[when.weekday()])


def short_month(when: datetime) -> str:
    """ "Mar"."""
    return say(_SHORT[when.month - 1])


def long_day(when: datetime) -> str:
    """ "31 March 1936"."""
    month = say(_MONTHS[when.month - 1])
    return say("{day} {month} {year}", day=when.day, month=month, year=when.year)


def short_day(when: datetime) -> str:
    """ "31 Mar 1936"."""
    return say("{day} {month} {year}", day=when.day, month=short_month(when), year=when.year)


def long_moment(when: datetime) -> str:
    """ "31 March 05:30"."""
    month = say(_MONTHS[when.month - 1])
    return say("{day} {month} {time}", day=when.day, month=month, time=f"{when:%H:%M}")


def short_moment(when: datetime) -> str:
    """ "31 Mar 05:30"."""
    return say("{day} {month} {time}", day=when.day, month=short_month(when), time=f"{when:%H:%M}")


def from_to(begin: datetime, end: datetime) -> str:
    """Two days, no longer than need be: "29 Jul – 11 Aug 1938"."""
    if begin.date() == end.date():
        return short_day(begin)
    month = short_month(begin)
    if (begin.year, begin.month) == (end.year, end.month):
        return say(
            "{first}–{last} {month} {year}", first=begin.day, last=end.day, month=month, year=begin.year
        )
    if begin.year == end.year:
        return say(
            "{first} {month} – {last} {until} {year}",
            first=begin.day, month=month, last=end.day, until=short_month(end), year=begin.year,
        )  # fmt: skip
    first = say("{month} {year}", month=month, year=begin.year)
    return f"{first} – {say('{month} {year}', month=short_month(end), year=end.year)}"
