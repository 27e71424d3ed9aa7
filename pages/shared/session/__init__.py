"""The session of a visitor: the choices, the visit around them, and the events that change both."""
