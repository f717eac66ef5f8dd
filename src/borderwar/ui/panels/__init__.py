"""The panels of the play screen: one file a panel, each with view model and drawing."""
