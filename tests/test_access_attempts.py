"""How often a code may be tried: the waits, written out, on a clock of the test."""

import threading

from pages._ui.access_attempts import Attempts, Outcome


class Clock:
    def __init__(self):
        self.seconds = 1000.0

    def __call__(self):
        return self.seconds


def attempts():
    clock = Clock()
    return Attempts(clock), clock


def wrong():
    return False


def right():
    return True


def waits(tried, clock, session, n):
    """What is left to wait after each of n failures, every wait served."""
    found = []
    for _ in range(n):
        outcome = tried.attempt(session, wrong)
        assert outcome.tried
        found.append(outcome.wait_seconds)
        clock.seconds += outcome.wait_seconds
    return found


def test_the_right_code_is_accepted_at_once():
    tried, _ = attempts()
    assert tried.attempt("a", right) == Outcome(accepted=True)


def test_waits_grow_for_a_session_up_to_a_quarter_of_an_hour():
    tried, clock = attempts()
    assert waits(tried, clock, "a", 7) == [0, 0, 5, 10, 20, 40, 80]
    assert waits(tried, clock, "a", 5) == [160, 320, 640, 900, 900]


def test_while_one_waits_no_code_is_looked_at_not_even_the_right_one():
    tried, clock = attempts()
    waits(tried, clock, "a", 2)
    tried.attempt("a", wrong)
    assert tried.attempt("a", right) == Outcome(accepted=False, tried=False, wait_seconds=5)
    clock.seconds += 4.5
    assert tried.attempt("a", right) == Outcome(accepted=False, tried=False, wait_seconds=0.5)
    clock.seconds += 0.5
    assert tried.attempt("a", right) == Outcome(accepted=True)


def test_a_new_session_for_each_guess_waits_too():
    tried, clock = attempts()
    found = []
    for n in range(16):
        outcome = tried.attempt(f"session {n}", wrong)
        found.append(outcome.wait_seconds)
        clock.seconds += outcome.wait_seconds
    assert found == [0] * 9 + [2, 4, 8, 16, 30, 30, 30]
    tried.attempt("one more", wrong)
    assert tried.attempt("yet another", right) == Outcome(accepted=False, tried=False, wait_seconds=30)


def test_failures_are_forgotten_after_an_hour():
    tried, clock = attempts()
    waits(tried, clock, "a", 5)
    clock.seconds += 3600
    assert waits(tried, clock, "a", 3) == [0, 0, 5]


def test_who_knows_the_code_starts_anew_the_others_do_not():
    tried, clock = attempts()
    waits(tried, clock, "a", 2)
    waits(tried, clock, "b", 2)
    assert tried.attempt("a", right).accepted
    assert waits(tried, clock, "a", 1) == [0]
    assert waits(tried, clock, "b", 1) == [5]


def test_one_code_is_looked_at_at_a_time():
    """Argon2 takes 64 MiB: a crowd of guesses must not take 64 MiB each."""
    tried, _ = attempts()
    looking, most = [], []

    def slow():
        looking.append(1)
        most.append(len(looking))
        threading.Event().wait(0.02)
        looking.pop()
        return False

    crowd = [threading.Thread(target=tried.attempt, args=(f"{n}", slow)) for n in range(8)]
    for thread in crowd:
        thread.start()
    for thread in crowd:
        thread.join()
    assert most == [1] * 8
