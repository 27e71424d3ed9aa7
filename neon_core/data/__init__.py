"""The files of the made-up samples, and the script that makes them."""
