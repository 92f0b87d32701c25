"""The pages of My network: parse a form, ask one service, answer."""
