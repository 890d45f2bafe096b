"""The reading room: the library as a web application. `app` makes it; pages, api and static files are its rooms."""
