"""The parts of the page Trust: the verdict, the map of pies, the list, and the doubt of a row."""
