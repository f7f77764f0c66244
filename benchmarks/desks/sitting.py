"""What fifty people do at their desks, for locust: look at lists, open people, search, look through the menu."""

import os
import random
import re

from locust import HttpUser, between, task

from benchmarks.desks.filling import PASSWORD, ROLES

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
PERSON = re.compile(r'href="/advisor/people/([0-9a-f-]{36})/"')
RECORD = re.compile(r'href="(/practice/referrals/[0-9a-f-]{36}/)"')
THINK = (5, 10)  # [seconds]
WORDS = ("choir", "lunch", "gardn", "advise", "walking", "lunch club")


class Somebody(HttpUser):
    """Signs in, then goes from page to page and thinks in between."""

    abstract = True
    wait_time = between(*THINK)
    role, many = "", 0
    host = os.environ.get("BENCH_HOST", "")

    def on_start(self) -> None:
        type(self).many += 1
        place = (type(self).many - 1) % ROLES[self.role]
        self.rng = random.Random(f"{self.role}{place}")
        page = self.client.get("/sign-in/", name="sign in")
        answers = {"email": f"{self.role}{place}@example.test", "password": PASSWORD, "next": ""}
        self.post("/sign-in/", answers, page, "sign in")

    def see(self, address: str, name: str) -> str:
        return self.client.get(address, name=name).text

    def post(self, address: str, answers: dict[str, str], page, name: str) -> str:
        sent = {**answers, "csrfmiddlewaretoken": TOKEN.search(page.text)[1]}
        return self.client.post(address, sent, name=name, headers={"Referer": f"{self.host}{address}"}).text

    def look_for(self, words: str, name: str) -> None:
        page = self.client.get("/advisor/people/", name="person search, empty")
        self.post("/advisor/people/", {"text": words}, page, name)


class Advisor(Somebody):
    role, weight = "advisor", 30
    people: tuple[str, ...] = ()

    @task(4)
    def today(self) -> None:
        self.people = tuple(PERSON.findall(self.see("/advisor/", "Today"))) or self.people

    @task(3)
    def caseload(self) -> None:
        self.people = tuple(PERSON.findall(self.see("/advisor/caseload/", "caseload"))) or self.people

    @task(6)
    def person(self) -> None:
        if self.people:
            self.see(f"/advisor/people/{self.rng.choice(self.people)}/", "person")

    @task(3)
    def menu(self) -> None:
        self.see(f"/menu/?words={self.rng.choice(WORDS)}", "menu search")

    @task(2)
    def search(self) -> None:
        self.look_for(self.rng.choice(("mar", "ban", "tolbem", "sim ")), "person search, advisor")


class Manager(Somebody):
    role, weight = "manager", 5

    @task(2)
    def search(self) -> None:
        self.look_for(self.rng.choice(("mar", "banlem", "tolbem", "sim ban")), "person search, everybody")

    @task(1)
    def misspelt(self) -> None:
        self.look_for(self.rng.choice(("bnalem", "tlobem", "marrtol")), "person search, everybody, misspelt")

    @task(2)
    def referrals(self) -> None:
        self.see("/gateway/referrals/", "all referrals")

    @task(2)
    def triage(self) -> None:
        self.see("/gateway/", "allocate")


class Practice(Somebody):
    role, weight = "practice", 10
    records: tuple[str, ...] = ()

    @task(2)
    def home(self) -> None:
        self.see("/practice/", "practice home")

    @task(3)
    def referrals(self) -> None:
        self.records = tuple(RECORD.findall(self.see("/practice/referrals/", "practice list"))) or self.records

    @task(2)
    def record(self) -> None:
        if self.records:
            self.see(self.rng.choice(self.records), "practice record")


class Provider(Somebody):
    role, weight = "provider", 5

    @task
    def inbox(self) -> None:
        self.see("/provider/", "provider inbox")


class Bare(HttpUser):
    """The same list and the same record from a bare Django page: what the framework alone costs."""

    weight = 5
    wait_time = between(*THINK)
    host = os.environ.get("BENCH_BARE", "")

    @task
    def listed(self) -> None:
        self.client.get("/list/", name="bare: list of 50")

    @task
    def record(self) -> None:
        self.client.get("/record/", name="bare: record")
