package dev.serai.hub.oncall;

import dev.serai.hub.http.Problems;
import dev.serai.hub.oncall.OverrideStore.StoredOverride;
import dev.serai.hub.routes.Live;
import dev.serai.oncall.CallTarget;
import dev.serai.oncall.EscalationChain;
import dev.serai.oncall.OnCallPolicy;
import dev.serai.oncall.OnCallPolicy.StatedChain;
import dev.serai.oncall.Rota;
import dev.serai.oncall.RotaOverride;
import dev.serai.oncall.Shift;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who is on call, as the policy and the overrides say now. */
@Component("onCallSchedules")
public class OnCallSchedules {

    private static final Duration SHOWN = Duration.ofDays(14);

    private final Live<OnCallPolicy> policy;
    private final OverrideStore overrides;
    private final Clock clock;

    OnCallSchedules(Live<OnCallPolicy> policy, OverrideStore overrides, Clock clock) {
        this.policy = policy;
        this.overrides = overrides;
        this.clock = clock;
    }

    /**
     * Who is on call by a rota, and who is next.
     *
     * @param shift null while it names nobody
     * @param next who comes after; null where nobody does within a hundred days
     */
    public record OnCallPerson(String rota, @Nullable Shift shift, @Nullable Shift next) {}

    /** By each rota, in the order of their names. */
    public List<OnCallPerson> at(String tenant, Instant instant) {
        List<RotaOverride> all = overrides(tenant, instant, instant.plus(Rota.HORIZON));
        return policy.get().rotas().stream()
                .map(rota -> person(rota, instant, all))
                .toList();
    }

    private static OnCallPerson person(Rota rota, Instant instant, List<RotaOverride> overrides) {
        List<Shift> shifts = rota.shifts(instant, instant.plus(Rota.HORIZON), overrides);
        boolean now = !shifts.isEmpty() && shifts.get(0).from().equals(instant);
        Shift next = shifts.stream().skip(now ? 1 : 0).findFirst().orElse(null);
        return new OnCallPerson(rota.name(), now ? shifts.get(0) : null, next);
    }

    private List<RotaOverride> overrides(String tenant, Instant from, Instant until) {
        return overrides.between(tenant, from, until).stream()
                .map(StoredOverride::override)
                .toList();
    }

    /** The shift that is going on at an instant; empty while the rota names nobody. */
    Optional<Shift> shift(String tenant, Rota rota, Instant instant) {
        return Optional.ofNullable(person(rota, instant, overrides(tenant, instant, instant.plus(Rota.HORIZON)))
                .shift());
    }

    Optional<Rota> rota(String name) {
        return policy.get().rota(name);
    }

    /** Rows of {@code OnCallDuty}. @param at now where there is none */
    public List<Map<String, @Nullable Object>> now(@Header("tenant") String tenant, @Header("at") @Nullable String at) {
        Instant instant = at == null || at.isEmpty() ? clock.instant() : Instant.parse(at);
        return at(tenant, instant).stream().map(OnCallSchedules::duty).toList();
    }

    private static Map<String, @Nullable Object> duty(OnCallPerson person) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        Shift shift = person.shift();
        Shift next = person.next();
        row.put("rota", person.rota());
        row.put("username", shift == null ? null : shift.person());
        row.put("until", shift == null ? null : shift.until());
        row.put("next_username", next == null ? null : next.person());
        row.put("next_from", next == null ? null : next.from());
        return row;
    }

    /** Rows of {@code OnCallSchedule}. */
    public List<Map<String, @Nullable Object>> list(@Header("tenant") String tenant) {
        return policy.get().rotas().stream().map(rota -> schedule(tenant, rota)).toList();
    }

    /** One such row. @throws dev.serai.hub.http.Problem 404 where there is no such rota */
    public Map<String, @Nullable Object> one(@Header("tenant") String tenant, @Header("rota") String name) {
        return schedule(tenant, rota(name).orElseThrow(Problems::notFound));
    }

    private Map<String, @Nullable Object> schedule(String tenant, Rota rota) {
        Instant now = clock.instant();
        List<StoredOverride> own = overrides.between(tenant, now, now.plus(SHOWN)).stream()
                .filter(one -> one.override().rota().equals(rota.name()))
                .toList();
        List<RotaOverride> counted = own.stream().map(StoredOverride::override).toList();
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("name", rota.name());
        row.put(
                "chains",
                policy.get().chains().stream()
                        .map(StatedChain::chain)
                        .filter(chain -> calls(chain, rota))
                        .map(EscalationChain::name)
                        .toList());
        row.put(
                "shifts",
                rota.shifts(now, now.plus(SHOWN), counted).stream()
                        .map(OnCallSchedules::shift)
                        .toList());
        row.put("overrides", own.stream().map(OnCallOverrides::row).toList());
        return row;
    }

    private static boolean calls(EscalationChain chain, Rota rota) {
        CallTarget target = new CallTarget(CallTarget.CallTargetKind.ROTA, rota.name());
        return chain.steps().stream().anyMatch(step -> step.call().contains(target));
    }

    private static Map<String, Object> shift(Shift shift) {
        return Map.of("username", shift.person(), "from", shift.from(), "until", shift.until());
    }
}
