"""Who did what: a board's trail, the trail of one thing, the check of the chain, and the spreadsheet."""

import csv
import io
from datetime import date, datetime
from html import unescape
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
import time_machine
from allauth.idp.oidc.models import Client as OidcClient
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from boards import trail, trail_words
from boards.audit import Actor, act, record
from boards.events import event
from boards.guards import lifted
from boards.models import ActorKind, ApiClient, AuditEvent, Board, Identified, RoleName, User
from boards.services import end_role, import_board
from compliance.models import Occasion
from compliance.services import evaluate
from ijb.navigation import tabs
from membership.models import Person, Standing
from membership.services import appoint_member, record_person
from tests.cast import STORY, other_board, rhona, with_role
from tests.membership.page_cast import (
    NOW,
    ailsas,
    alba,
    calums,
    html_of,
    secretary,
    text_of,
    today,
    window_of,
)
from tests.statute.situations import single

__all__ = ["ailsas", "alba", "calums", "other_board", "rhona", "secretary", "today"]

TRAIL = "/boards/alba/trail/"
HAPPENED = event("tests.happened", "Something happened")
EDINBURGH = ZoneInfo("Europe/London")


@act
def happen(
    thing: Identified,
    *,
    before: object = None,
    after: object = None,
    reason: str = "",
    board: Board | None = None,
    by: Actor,
) -> AuditEvent:
    """Have something recorded, whatever it says."""
    return record(HAPPENED, thing, before=before, after=after, reason=reason, board=board, by=by)


@pytest.fixture
def euans(alba: Board) -> Client:
    """The window of Euan, an auditor."""
    return window_of(with_role("Euan", alba, RoleName.AUDITOR))


@pytest.fixture
def una(alba: Board, secretary: User) -> Person:
    """Una, whom the secretary put on the record and appointed."""
    by = Actor.for_user(secretary)
    una = record_person(alba, name="Una", by=by)
    seat = alba.seats.get(ref="user")
    appoint_member(seat, una, starts_on=date(2026, 12, 1), term_ends=date(2029, 11, 30), by=by)
    return una


def tamper(sql: str) -> None:
    """Write past the system, as somebody with the database's own password could."""
    if connection.vendor == "postgresql":
        # Otherwise it would be refused for the sake of keys that are still to be checked.
        connection.cursor().execute("SET CONSTRAINTS ALL IMMEDIATE")
    with lifted(connection), connection.cursor() as cursor:
        cursor.execute(sql)


def told(client: Client, query: str = "") -> list[trail.Told]:
    page = client.get(TRAIL + query)
    assert page.status_code == 200
    found: list[trail.Told] = page.context["told"]
    return found


def titles(client: Client, query: str = "") -> list[str]:
    return [each.title for each in told(client, query)]


def trail_of(thing: Identified) -> str:
    return f"{TRAIL}of/{thing.public_id}/"


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as found:
        response = client.get(address)
        assert b"".join(response) or response.status_code
    return len(found)


class TestTheBoardsTrail:
    def test_it_says_who_did_what_and_when_the_latest_first(self, ailsas: Client, una: Person) -> None:
        first, second = told(ailsas)[:2]
        assert (first.title, first.thing, first.who) == (
            "Member appointed",
            "Una as Service user member",
            "Ailsa",
        )
        assert (second.title, second.thing) == ("Person recorded", "Una")
        assert "21 November 2026" in text_of(ailsas.get(TRAIL))
        assert "12:00 , Ailsa" in text_of(ailsas.get(TRAIL))

    def test_the_thing_leads_to_its_page(self, ailsas: Client, alba: Board, una: Person) -> None:
        seat = alba.seats.get(ref="user")
        page = html_of(ailsas.get(TRAIL))
        assert f'href="/boards/alba/people/seats/{seat.public_id}/"' in page
        assert f'href="/boards/alba/people/{una.public_id}/"' in page

    def test_fields_and_days_are_in_plain_words(self, ailsas: Client, una: Person) -> None:
        changes = {each.field: each.is_ for each in told(ailsas)[0].changes}
        assert changes["Who"] == "Una"
        assert changes["Seat"] == "Service user member"
        assert changes["First day"] == "1 December 2026"
        assert changes["Last day of the term"] == "30 November 2029"
        assert changes["Last day"] == "still in the seat"

    def test_it_says_what_was_and_what_is(self, ailsas: Client, alba: Board, secretary: User) -> None:
        role = with_role("Morag", alba, RoleName.OFFICER).roles.get()
        end_role(role, on=date(2027, 1, 31), by=Actor.for_user(secretary))
        (change,) = told(ailsas)[0].changes
        assert (change.field, change.was, change.is_) == ("Last day", "no end", "31 January 2027")
        assert told(ailsas)[0].thing == "Morag, officer"

    @pytest.mark.parametrize(
        ("value", "words"),
        [
            (True, "yes"),
            (None, "nothing recorded"),
            ([], "none"),
            (["one", "two"], "one, two"),
            (["one, or two", "three"], "one, or two; three"),
            ({"first_day": "2026-02-28"}, "First day: 28 February 2026"),
            ("2026-07-01T09:30:00+00:00", "1 July 2026, 10:30"),
            ("2026-02-31", "2026-02-31"),
            ("alba-council", "alba-council"),
            (12, "12"),
        ],
    )
    def test_any_value_has_words(self, value: object, words: str, ailsas: Client, alba: Board) -> None:
        happen(alba, after={"what": value}, by=STORY)
        assert [each.is_ for each in told(ailsas)[0].changes] == [words]

    def test_authorities_are_called_by_their_names(self, ailsas: Client, alba: Board) -> None:
        party = alba.parties.get(authority_ref="alba-council")
        party.name = "Alba Council"
        party.save()
        happen(alba, after={"chair_by": "alba-council"}, by=STORY)
        assert told(ailsas)[0].changes[0].is_ == "Alba Council"

    def test_people_are_called_as_they_are_now(self, ailsas: Client, una: Person) -> None:
        Person.objects.filter(pk=una.pk).update(name="Una Reid")
        assert told(ailsas)[0].thing == "Una Reid as Service user member"

    def test_somebody_erased_is_no_longer_named(self, ailsas: Client, alba: Board, una: Person) -> None:
        Person.objects.filter(pk=una.pk).update(name=None)
        assert told(ailsas)[0].changes[0].is_ == "somebody no longer on record"
        happen(alba, after={"person": uuid4(), "thing": uuid4()}, by=STORY)
        said = {each.field: each.is_ for each in told(ailsas)[0].changes}
        assert said == {"Person": "somebody no longer on record", "Thing": "something no longer on record"}

    def test_whoever_acted_and_is_gone_is_somebody(self, ailsas: Client, alba: Board) -> None:
        happen(alba, by=Actor(ActorKind.USER, str(uuid4())))
        assert told(ailsas)[0].who == "Somebody no longer on record"

    def test_jobs_and_partners_are_called_by_their_names(self, ailsas: Client, alba: Board) -> None:
        credentials = OidcClient.objects.create(id="client-1", name="Committees")
        partner = ApiClient.objects.create(
            name="Committees", board=alba, credentials=credentials, created_at=NOW
        )
        for client in (str(uuid4()), "client-2", str(partner.public_id)):
            happen(alba, by=Actor.client(client))
        for job in ("import_board", "odd"):
            happen(alba, by=Actor.system(job))
        who = [each.who for each in told(ailsas)[:5]]
        assert who[:4] == [
            "The system: odd",
            "The system: bringing in a board’s record",
            "Partner system: Committees",
            "Partner system: client-2",
        ]
        assert [each.who for each in told(ailsas, f"?who=client:{partner.public_id}")] == [who[2]]

    def test_a_reason_is_given(self, ailsas: Client, alba: Board) -> None:
        happen(alba, reason="The letter says so", by=STORY)
        assert "Reason: The letter says so" in text_of(ailsas.get(TRAIL))

    def test_what_somebody_typed_is_shown_as_text(self, ailsas: Client, alba: Board) -> None:
        happen(alba, after={"<b>what</b>": "<script>alert(1)</script>"}, reason="<i>why</i>", by=STORY)
        page = ailsas.get(TRAIL).content.decode()
        assert not [tag for tag in ("<script>alert", "<b>", "<i>") if tag in page]

    def test_times_are_those_in_edinburgh(self, ailsas: Client, alba: Board) -> None:
        with time_machine.travel(datetime(2026, 7, 31, 23, 30, tzinfo=ZoneInfo("UTC")), tick=False):
            happen(alba, by=STORY)
        assert told(ailsas)[0].day == date(2026, 8, 1)
        assert "1 August 2026 Something happened" in text_of(ailsas.get(TRAIL))
        assert ">00:30</time>" in html_of(ailsas.get(TRAIL))

    def test_evaluations_lead_to_their_page(self, ailsas: Client, alba: Board) -> None:
        kept = evaluate(alba, date(2026, 11, 21), occasion=Occasion.ASKED, now=NOW, by=STORY)
        page = ailsas.get(TRAIL)
        assert told(ailsas)[0].thing == "Evaluation as at 21 November 2026"
        assert f'href="/boards/alba/compliance/evaluations/{kept.public_id}/"' in html_of(page)

    def test_another_boards_events_are_not_there(self, ailsas: Client, other_board: Board) -> None:
        assert not [each for each in told(ailsas) if each.event.board_id == other_board.pk]

    def test_it_comes_in_pages(self, ailsas: Client, alba: Board) -> None:
        for number in range(40):
            happen(alba, after={"number": number}, by=STORY)
        assert len(told(ailsas)) == 30
        page = ailsas.get(f"{TRAIL}?event=tests.happened&page=2")
        assert len(page.context["told"]) == 10
        assert "?event=tests.happened&amp;page=1" in page.content.decode()

    def test_a_board_on_which_nothing_was_done_says_what_to_begin_with(
        self, ailsas: Client, alba: Board
    ) -> None:
        tamper("DELETE FROM boards_auditevent")
        page = text_of(ailsas.get(TRAIL))
        assert "Nothing has been done on this board yet" in page
        assert "Begin with its seats and people" in page


class TestNarrowing:
    @pytest.fixture(autouse=True)
    def events(self, alba: Board, una: Person) -> None:
        for hour in (
            datetime(2026, 8, 1, 0, 30, tzinfo=EDINBURGH),
            datetime(2026, 8, 2, 23, 59, tzinfo=EDINBURGH),
        ):
            with time_machine.travel(hour, tick=False):
                happen(alba, by=STORY)

    @pytest.mark.parametrize(
        ("query", "number"),
        [
            ("first=2026-08-01&last=2026-08-02", 2),
            ("first=2026-08-01&last=2026-08-01", 1),
            ("first=2026-08-02&last=2026-08-02", 1),
            ("last=2026-07-31", 0),
            ("first=1 August 2026&last=2/8/2026", 2),
        ],
    )
    def test_by_day_both_included(self, query: str, number: int, ailsas: Client) -> None:
        assert len(told(ailsas, f"?{query}")) == number

    def test_by_what_was_done(self, ailsas: Client) -> None:
        assert titles(ailsas, "?event=membership.member_appointed") == ["Member appointed"]

    def test_by_whoever_acted(self, ailsas: Client, secretary: User) -> None:
        assert {each.who for each in told(ailsas, f"?who=user:{secretary.public_id}")} == {"Ailsa"}
        assert {each.who for each in told(ailsas, "?who=people")} == {"Ailsa"}
        assert {each.who for each in told(ailsas, "?who=system:tests")} == {"The system: tests"}

    def test_only_what_there_is_can_be_chosen(self, ailsas: Client) -> None:
        form = ailsas.get(TRAIL).context["form"]
        assert "Constituent authority added" not in dict(form.fields["event"].choices).values()
        assert [words for _, words in form.fields["who"].choices][2:] == ["Ailsa", "The system: tests"]

    def test_nothing_found_is_said(self, ailsas: Client) -> None:
        assert "Nothing of the kind was done" in text_of(ailsas.get(f"{TRAIL}?last=2026-07-31"))

    @pytest.mark.parametrize(
        ("query", "words"),
        [
            ("first=banana", "Enter a day that exists"),
            ("first=0001-01-01", "between 1 January 2000"),
            ("last=9999-12-31", "between 1 January 2000"),
            ("first=2026-08-02&last=2026-08-01", "before the first"),
            ("event=tests.unheard_of", "Nothing of that kind"),
            ("who=user:banana", "Nobody like that"),
            ("who=a%00b", "Nobody like that"),
        ],
    )
    def test_what_it_does_not_understand_it_says_and_shows_all(
        self, query: str, words: str, ailsas: Client, alba: Board
    ) -> None:
        page = ailsas.get(f"{TRAIL}?{query}")
        assert page.status_code == 400
        assert "There is a problem" in text_of(page)
        assert words in text_of(page)
        assert page.context["total"] == alba.audit_events.count()
        assert ailsas.get(f"{TRAIL}export.csv?{query}").status_code == 302


class TestTheTrailOfOneThing:
    def test_all_that_happened_to_it_or_names_it_the_oldest_first(
        self, ailsas: Client, alba: Board, una: Person
    ) -> None:
        happen(alba, before={"people": [{"who": una.public_id}]}, by=STORY)
        happen(alba, after={"people": "nobody"}, by=STORY)
        page = ailsas.get(trail_of(una))
        assert [each.title for each in page.context["told"]] == [
            "Person recorded",
            "Member appointed",
            "Something happened",
        ]
        assert "What was done, and by whom Una" in text_of(page)
        assert f'href="/boards/alba/people/{una.public_id}/"' in html_of(page)

    def test_what_happened_to_an_appointment_is_told_of_its_person_and_its_seat(
        self, ailsas: Client, alba: Board, una: Person
    ) -> None:
        appointment = una.appointments.get()
        happen(appointment, after={"ends": date(2027, 1, 31)}, by=STORY)
        for thing in (una, appointment.seat, appointment):
            assert [each.title for each in ailsas.get(trail_of(thing)).context["told"]][-1] == (
                "Something happened"
            )

    def test_what_came_with_the_whole_record_says_so(self, ailsas: Client, alba: Board) -> None:
        assert "It came with the whole record" in text_of(ailsas.get(trail_of(alba.seats.get(ref="la1"))))

    def test_what_is_gone_is_known_by_what_happened_to_it(self, ailsas: Client, alba: Board) -> None:
        gone = uuid4()
        happen(alba, after={"thing": gone}, by=STORY)
        page = ailsas.get(f"{TRAIL}of/{gone}/")
        assert "something no longer on record" in text_of(page)
        assert len(page.context["told"]) == 1

    def test_what_the_board_never_heard_of_has_none(self, ailsas: Client, rhona: User) -> None:
        assert ailsas.get(f"{TRAIL}of/{uuid4()}/").status_code == 404
        assert ailsas.get(trail_of(rhona)).status_code == 404

    def test_another_boards_things_have_none_here(
        self, ailsas: Client, alba: Board, other_board: Board
    ) -> None:
        seona = record_person(other_board, name="Seona", by=STORY)
        assert ailsas.get(trail_of(seona)).status_code == 404

    def test_seats_and_people_lead_to_theirs(self, ailsas: Client, euans: Client, alba: Board) -> None:
        seat, person = alba.seats.get(ref="la1"), alba.people.get(ref="p-la1")
        for window in (ailsas, euans):
            assert trail_of(seat) in html_of(window.get(f"/boards/alba/people/seats/{seat.public_id}/"))
            assert trail_of(person) in html_of(window.get(f"/boards/alba/people/{person.public_id}/"))

    def test_a_member_is_not_led_there(self, calums: Client, alba: Board) -> None:
        seat = alba.seats.get(ref="la1")
        page = html_of(calums.get(f"/boards/alba/people/seats/{seat.public_id}/"))
        assert "/trail/" not in page


class TestWhatIsRestricted:
    @pytest.fixture
    def grounds(self, alba: Board, una: Person) -> Standing:
        """Una, disqualified; the trail was told more than it should have been."""
        standing = Standing(board=alba, person=una, kind="disqualified", category="insolvency")
        standing.save()
        said = {"person": una.public_id, "is": "disqualified", "category": "insolvency"}
        happen(standing, after=said, reason="The court said so", by=STORY)
        happen(alba, after={"standing": standing.public_id}, by=STORY)
        return standing

    def test_an_auditor_sees_that_something_was_done_and_no_more(
        self, euans: Client, grounds: Standing
    ) -> None:
        page = text_of(euans.get(TRAIL))
        assert "Something was done to an entry that only the secretary may see" in page
        assert not [word for word in ("isqualified", "nsolvency", "court") if word in page]
        assert str(grounds.public_id) not in html_of(euans.get(TRAIL))

    def test_nor_in_the_spreadsheet(self, euans: Client, grounds: Standing) -> None:
        text = b"".join(euans.get(f"{TRAIL}export.csv")).decode()
        assert "an entry that only the secretary may see" in text
        assert not [word for word in ("isqualified", "nsolvency", "court") if word in text]

    def test_the_trail_of_the_person_does_not_even_say_that_there_is_something(
        self, euans: Client, una: Person, grounds: Standing
    ) -> None:
        page = euans.get(trail_of(una))
        assert [each.title for each in page.context["told"]] == ["Person recorded", "Member appointed"]
        assert euans.get(trail_of(grounds)).status_code == 404

    def test_the_secretary_sees_it(self, ailsas: Client, una: Person, grounds: Standing) -> None:
        page = text_of(ailsas.get(trail_of(una)))
        assert "Something happened: Una, disqualified" in page
        assert "The court said so" in page

    def test_it_stays_so_when_the_standing_is_something_else_by_now(
        self, euans: Client, grounds: Standing
    ) -> None:
        Standing.objects.filter(pk=grounds.pk).update(kind="councillor", category=None)
        page = text_of(euans.get(TRAIL))
        assert not [word for word in ("isqualified", "nsolvency", "court") if word in page]

    def test_another_standing_is_no_secret(self, euans: Client, alba: Board, una: Person) -> None:
        standing = Standing(board=alba, person=una, kind="councillor")
        standing.save()
        happen(standing, after={"is": "councillor"}, by=STORY)
        assert told(euans)[0].thing == "Una, a councillor"


class TestTheCheck:
    def test_a_chain_that_holds_is_said_to(self, ailsas: Client, alba: Board, una: Person) -> None:
        number = alba.audit_events.count()
        page = text_of(ailsas.get(f"{TRAIL}check/"))
        assert f"All {number} events follow from one another" in page
        last = alba.audit_events.order_by("sequence").last()
        assert last is not None
        assert f"alba={number}:{last.digest}" in page

    def test_every_fault_is_named_with_its_row(self, ailsas: Client, alba: Board, una: Person) -> None:
        row = alba.audit_events.get(sequence=2)
        tamper(f"UPDATE boards_auditevent SET reason = 'x' WHERE id = {row.pk}")
        page = text_of(ailsas.get(f"{TRAIL}check/"))
        assert "The chain does not hold" in page
        assert (
            f"Event 2 of chain {alba.public_id} (row {row.pk}): its content is not what was recorded" in page
        )
        assert "Note this elsewhere" not in page


class TestTheSpreadsheet:
    def rows(self, client: Client, query: str = "") -> list[dict[str, str]]:
        response = client.get(f"{TRAIL}export.csv{query}")
        assert response.status_code == 200
        content = b"".join(response)
        assert content.startswith(b"\xef\xbb\xbf")
        return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))

    def test_it_says_what_the_page_says(self, ailsas: Client, alba: Board, una: Person) -> None:
        found = self.rows(ailsas)
        assert len(found) == alba.audit_events.count()
        assert found[0] | {"Is": "", "Digest": ""} == {
            "Number": str(len(found)),
            "Day": "21 November 2026",
            "Time in Edinburgh": "12:00",
            "What was done": "Member appointed",
            "To what": "Una as Service user member",
            "By whom": "Ailsa",
            "Reason": "",
            "Was": "",
            "Is": "",
            "Digest": "",
        }
        assert "Who: Una; Seat: Service user member; First day: 1 December 2026" in found[0]["Is"]
        assert found[0]["Digest"] == alba.audit_events.get(sequence=len(found)).digest

    def test_it_keeps_what_the_page_was_narrowed_to(self, ailsas: Client, una: Person) -> None:
        query = "?event=membership.member_appointed"
        assert [each["What was done"] for each in self.rows(ailsas, query)] == ["Member appointed"]
        assert f"export.csv{query}" in unescape(ailsas.get(TRAIL + query).content.decode())

    @pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
    def test_a_cell_that_a_spreadsheet_would_work_out_is_defused(
        self, start: str, ailsas: Client, alba: Board
    ) -> None:
        typed = f"{start}cmd|' /C calc'!A0"
        happen(alba, reason=typed, by=STORY)
        assert self.rows(ailsas)[0]["Reason"] == f"'{typed}"

    def test_a_name_is_defused_too(self, ailsas: Client, alba: Board) -> None:
        record_person(alba, name="=HYPERLINK(1)", by=STORY)
        assert self.rows(ailsas)[0]["To what"] == "'=HYPERLINK(1)"

    def test_it_is_sent_as_it_is_read_under_a_name_of_its_own(self, ailsas: Client, alba: Board) -> None:
        response = ailsas.get(f"{TRAIL}export.csv")
        assert response.streaming
        assert response.headers["Content-Disposition"] == 'attachment; filename="alba-trail-2026-11-21.csv"'
        assert response.headers["Cache-Control"] == "no-store"


class TestWhoMaySeeIt:
    def test_the_secretary_and_the_auditor_have_a_tab(self, alba: Board) -> None:
        for role, words in ((RoleName.SECRETARY, True), (RoleName.AUDITOR, True), (RoleName.OFFICER, False)):
            shown = tabs(alba, TRAIL, None, frozenset({role}))
            assert ("Who did what" in [each.words for each in shown]) is words
        assert [each.words for each in shown if each.current] == []

    def test_the_tab_is_marked_on_its_page(self, alba: Board) -> None:
        shown = tabs(alba, f"{TRAIL}check/", None, frozenset({RoleName.AUDITOR}))
        assert [(each.words, each.current) for each in shown if each.current] == [("Who did what", "true")]

    def test_a_member_may_not(self, calums: Client, una: Person) -> None:
        for address in (TRAIL, f"{TRAIL}check/", f"{TRAIL}export.csv", trail_of(una)):
            assert calums.get(address).status_code == 403
        assert "Who did what" not in text_of(calums.get("/boards/alba/compliance/"))

    def test_another_boards_secretary_is_told_that_there_is_no_such_page(
        self, una: Person, client: Client, rhona: User
    ) -> None:
        client.force_login(rhona)
        for address in (TRAIL, f"{TRAIL}check/", f"{TRAIL}export.csv", trail_of(una)):
            assert client.get(address).status_code == 404
            assert client.get(address.replace("/alba/", "/tayside/")).status_code in {200, 404}
        assert client.get(trail_of(una).replace("/alba/", "/tayside/")).status_code == 404


def test_every_address_takes_as_many_queries_however_long_the_trail_is(
    ailsas: Client, alba: Board, una: Person, secretary: User
) -> None:
    addresses = {TRAIL: 42, f"{TRAIL}check/": 12, f"{TRAIL}export.csv": 40, trail_of(una): 71}
    # The first page of a session also keeps the session.
    ailsas.get(TRAIL)
    few = {address: queries(ailsas, address) for address in addresses}
    by = Actor.for_user(secretary)
    for number in range(60):
        who = record_person(alba, name=f"Person {number}", by=by)
        happen(who, after={"person": una.public_id, "other": who.public_id, "gone": uuid4()}, by=by)
    with_role("Morag", alba, RoleName.OFFICER)
    assert {address: queries(ailsas, address) for address in addresses} == few
    assert {address: number for address, number in few.items() if number > addresses[address]} == {}


def test_a_large_boards_pages_take_no_more_queries(ailsas: Client, alba: Board, secretary: User) -> None:
    record_in = single()
    record_in["board"]["slug"] = "large"
    record_in["people"] += [{"id": f"more-{number}", "name": f"More {number}"} for number in range(200)]
    large = import_board(record_in, by=STORY)
    large.roles.create(board=large, user=secretary, name=RoleName.SECRETARY)
    ailsas.get(TRAIL)
    for path in ("", "export.csv"):
        assert queries(ailsas, f"/boards/large/trail/{path}") <= queries(ailsas, f"{TRAIL}{path}")


def test_ids_are_read_out_of_what_an_event_says(alba: Board) -> None:
    one, two = uuid4(), uuid4()
    entry = happen(alba, before={"a": [str(one)]}, after={"b": {"c": str(two)}, "d": f"not {one}"}, by=STORY)
    assert list(trail_words.ids_in(entry)) == [UUID(str(alba.public_id)), one, two]
