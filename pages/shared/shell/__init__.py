"""Around the screens: server, sidebar, navigation, progress and notices."""
