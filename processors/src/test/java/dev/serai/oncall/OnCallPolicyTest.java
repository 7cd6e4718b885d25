package dev.serai.oncall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serai.alert.Severity;
import dev.serai.notify.Notice;
import dev.serai.policy.PolicyException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OnCallPolicyTest {

    private static final String POLICY =
            """
            rotas:
              shop:
                zone: Europe/Berlin
                layers:
                  - { people: [anna, ben], start: "2026-01-05", every: 1w, hand_over: "09:00" }
                  - people: [carla]
                    start: "2026-01-05"
                    every: 1d
                    hand_over: "00:00"
                    hours: [ { days: [sat, sun], from: "08:00", until: "20:00" } ]
              sun:
                zone: UTC
                layers:
                  - { people: [kim], start: "2026-01-01", every: 1d, hand_over: "00:00", zone: Asia/Seoul,
                      hours: [ { from: "09:00", until: "17:00" } ] }
                  - { people: [anna], start: "2026-01-01", every: 1d, hand_over: "00:00", zone: Europe/Berlin,
                      hours: [ { from: "09:00", until: "17:00" } ] }
                  - { people: [sam], start: "2026-01-01", every: 1d, hand_over: "00:00", zone: America/Los_Angeles,
                      hours: [ { from: "08:00", until: "16:00" } ] }
              calendar:
                zone: Europe/Berlin
                layers:
                  - ical: |
                      BEGIN:VCALENDAR
                      VERSION:2.0
                      PRODID:-//x//EN
                      BEGIN:VEVENT
                      UID:1
                      DTSTART:20260105T090000
                      DURATION:P1W
                      RRULE:FREQ=WEEKLY;INTERVAL=2
                      EXDATE:20260202T090000
                      SUMMARY:anna
                      END:VEVENT
                      BEGIN:VEVENT
                      UID:2
                      DTSTART;VALUE=DATE:20260202
                      DTEND;VALUE=DATE:20260204
                      SUMMARY:dora
                      END:VEVENT
                      END:VCALENDAR
            chains:
              - name: shop
                when: "notice.labels['team'] == 'shop'"
                steps:
                  - { call: [ "rota:shop" ], wait: 5m }
                  - { call: [ "rota:shop", "user:zoe" ], wait: 10m }
                rounds: 2
            """;

    private final OnCallPolicy policy = OnCallPolicy.read("policy/oncall.yaml", POLICY);

    @ParameterizedTest
    @CsvSource({
        "shop, 2026-01-05T07:59:59Z, nobody",
        "shop, 2026-01-05T08:00:00Z, anna",
        "shop, 2026-01-12T07:59:59Z, anna",
        "shop, 2026-01-12T08:00:00Z, ben",
        // A Saturday: the weekend's layer covers the week's.
        "shop, 2026-01-10T06:59:59Z, anna",
        "shop, 2026-01-10T07:00:00Z, carla",
        "shop, 2026-01-10T19:00:00Z, anna",
        // In summer nine o'clock is an hour earlier.
        "shop, 2026-07-06T06:59:59Z, ben",
        "shop, 2026-07-06T07:00:00Z, anna",
        "sun, 2026-03-02T01:00:00Z, kim",
        "sun, 2026-03-02T10:00:00Z, anna",
        "sun, 2026-03-02T20:00:00Z, sam",
        // Seoul has no summer time, Berlin has: the hour before nine is covered in summer only.
        "sun, 2026-03-02T07:30:00Z, kim",
        "sun, 2026-07-01T07:30:00Z, anna",
        "sun, 2026-03-02T08:30:00Z, anna",
        "calendar, 2026-01-05T07:59:59Z, nobody",
        "calendar, 2026-01-11T22:00:00Z, anna",
        "calendar, 2026-01-12T08:00:00Z, nobody",
        "calendar, 2026-02-01T22:59:59Z, nobody",
        "calendar, 2026-02-01T23:00:00Z, dora",
        "calendar, 2026-02-03T22:59:59Z, dora",
        "calendar, 2026-02-03T23:00:00Z, nobody",
        "calendar, 2026-02-16T08:00:00Z, anna",
    })
    void saysWhoIsOnCall(String rota, Instant at, String person) {
        assertThat(rota(rota).at(at, List.of()).orElse("nobody")).isEqualTo(person);
    }

    @Test
    void listsShiftsWithTheirEnds() {
        List<Shift> shifts = rota("shop")
                .shifts(Instant.parse("2026-01-09T12:00:00Z"), Instant.parse("2026-01-12T12:00:00Z"), List.of());

        assertThat(shifts)
                .containsExactly(
                        shift("2026-01-09T12:00:00Z", "2026-01-10T07:00:00Z", "anna"),
                        shift("2026-01-10T07:00:00Z", "2026-01-10T19:00:00Z", "carla"),
                        shift("2026-01-10T19:00:00Z", "2026-01-11T07:00:00Z", "anna"),
                        shift("2026-01-11T07:00:00Z", "2026-01-11T19:00:00Z", "carla"),
                        shift("2026-01-11T19:00:00Z", "2026-01-12T08:00:00Z", "anna"),
                        shift("2026-01-12T08:00:00Z", "2026-01-12T12:00:00Z", "ben"));
    }

    @Test
    void theLastOverrideCounts() {
        RotaOverride first = new RotaOverride("shop", shift("2026-01-06T00:00:00Z", "2026-01-07T00:00:00Z", "dora"));
        RotaOverride second = new RotaOverride("shop", shift("2026-01-06T12:00:00Z", "2026-01-06T13:00:00Z", "emil"));
        RotaOverride other = new RotaOverride("sun", shift("2026-01-06T00:00:00Z", "2026-01-07T00:00:00Z", "finn"));

        List<Shift> shifts = rota("shop")
                .shifts(
                        Instant.parse("2026-01-05T23:00:00Z"),
                        Instant.parse("2026-01-07T01:00:00Z"),
                        List.of(first, second, other));

        assertThat(shifts).extracting(Shift::person).containsExactly("anna", "dora", "emil", "dora", "anna");
    }

    @Test
    void takesTheFirstChainThatIsForAnIncident() {
        assertThat(policy.choose(notice(Map.of("team", "shop"))).reason()).isEqualTo(EscalationReason.CHAIN);
        assertThat(policy.choose(notice(Map.of("team", "pay"))))
                .isEqualTo(new ChainChoice(null, EscalationReason.NO_CHAIN));
        assertThat(policy.choose(notice(Map.of())).reason()).isEqualTo(EscalationReason.NO_CHAIN);
    }

    @Test
    void remindsOfWhatNoChainIsForWhereThePolicySaysSo() {
        OnCallPolicy reminding = OnCallPolicy.read(
                "policy/oncall.yaml",
                POLICY + "\nreminders: { severities: [critical, high], after: 15m, every: 30m, times: 3 }\n");

        ChainChoice choice = reminding.choose(notice(Map.of("team", "pay")));

        assertThat(choice.reason()).isEqualTo(EscalationReason.REMINDER);
        assertThat(choice.after()).isEqualTo(Duration.ofMinutes(15));
        assertThat(choice.chain().reminds()).isTrue();
        assertThat(choice.chain().rounds()).isEqualTo(3);
        assertThat(reminding.choose(notice(Map.of("team", "shop"))).reason()).isEqualTo(EscalationReason.CHAIN);
        assertThat(OnCallPolicy.read(
                                "policy/oncall.yaml",
                                POLICY + "\nreminders: { severities: [low], after: 15m, every: 30m, times: 3 }\n")
                        .choose(notice(Map.of("team", "pay"))))
                .isEqualTo(ChainChoice.none());
    }

    @Test
    void callsSomebodyWhereAConditionHasNoValue() {
        OnCallPolicy broken = OnCallPolicy.read(
                "policy/oncall.yaml",
                POLICY.replace("notice.labels['team'] == 'shop'", "int(notice.labels['team']) == 1"));

        ChainChoice unclear = broken.choose(notice(Map.of("team", "shop")));

        assertThat(unclear.reason()).isEqualTo(EscalationReason.BROKEN_CONDITION);
        assertThat(unclear.chain()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rota:shop            | rota:shp            | unknown rota 'shp'",
                "Europe/Berlin        | Europe/Berlln       | unknown time zone 'Europe/Berlln'",
                "2026-01-05\", every  | 2026-02-31\", every | '2026-02-31' is no day",
                "rounds: 2            | rounds: 51          | 50",
                "RRULE:FREQ=WEEKLY    | RRULE:FREQ=SECONDLY | repeats more often than daily",
                "SUMMARY:anna         | SUMMARY:Anna B.     | not called after an account",
                "DURATION:P1W         | DURATION:PT0S       | no length",
            })
    void refusesWhatCannotBeMeant(String good, String bad, String reason) {
        String broken = POLICY.replace(good, bad);

        assertThatThrownBy(() -> OnCallPolicy.read("policy/oncall.yaml", broken))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining(reason)
                .hasMessageContaining("policy/oncall.yaml:");
    }

    private Rota rota(String name) {
        return policy.rota(name).orElseThrow();
    }

    private static Shift shift(String from, String until, String person) {
        return new Shift(Instant.parse(from), Instant.parse(until), person);
    }

    private static Notice notice(Map<String, String> labels) {
        return new Notice(
                Notice.NoticeKind.PAGE, Severity.HIGH, "production", labels, Instant.parse("2026-01-06T00:00:00Z"));
    }
}
