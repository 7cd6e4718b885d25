select name from installation
