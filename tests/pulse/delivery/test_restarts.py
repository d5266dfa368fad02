"""How often a flow run is put back, where several looks are under way at once."""

from pulse.delivery import restarts
from pulse.store import Store


def test_a_look_that_comes_after_another_counted_the_same_death_leaves_it_alone(store: Store) -> None:
    with store.begin() as session:
        assert restarts.begins(session, "run", "first state") == 0
        restarts.count_begin(session, "run", "first state")
    with store.begin() as session:
        assert restarts.begins(session, "run", "first state") is None
        assert restarts.begins(session, "run", "second state") == 1
        restarts.count_begin(session, "run", "second state")
        restarts.count_begin(session, "run", "second state")
        assert restarts.begins(session, "run", "third state") == 2
        assert restarts.begins(session, "another run", "third state") == 0
