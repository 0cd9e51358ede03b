"""What a presenter makes sure of before going on stage without a network, check by check."""
