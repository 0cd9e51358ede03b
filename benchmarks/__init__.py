"""What `make bench` runs: the overview against two frozen yardsticks, at three sizes."""
