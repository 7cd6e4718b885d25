package dev.serai.hub.planning;

import dev.serai.action.ActionCatalogue;
import dev.serai.action.ActionDefinition;
import dev.serai.event.JournalEntry;
import dev.serai.event.PlaybookEvent;
import dev.serai.event.Subject;
import dev.serai.hub.approval.Rulebooks;
import dev.serai.hub.http.Problem;
import dev.serai.hub.journal.Journal;
import dev.serai.hub.planning.PlaybookRunStore.RequestedRun;
import dev.serai.investigation.ToolPermit;
import dev.serai.planning.PlaybookMatch;
import dev.serai.planning.RequestReason;
import dev.serai.playbook.Playbook;
import dev.serai.playbook.Step;
import dev.serai.risk.ProposalOrigin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Shows people the playbooks, and lets them ask for one. */
@Component("playbookCommands")
class PlaybookCommands {

    private final Rulebooks rulebooks;
    private final ActionCatalogue catalogue;
    private final PersonPlans plans;
    private final Proposals proposals;
    private final PlaybookRunStore runs;
    private final ProposalAnswer answer;
    private final Journal journal;
    private final PlaybookSources sources;

    PlaybookCommands(
            Rulebooks rulebooks,
            ActionCatalogue catalogue,
            PersonPlans plans,
            Proposals proposals,
            PlaybookRunStore runs,
            ProposalAnswer answer,
            Journal journal,
            PlaybookSources sources) {
        this.rulebooks = rulebooks;
        this.catalogue = catalogue;
        this.plans = plans;
        this.proposals = proposals;
        this.runs = runs;
        this.answer = answer;
        this.journal = journal;
        this.sources = sources;
    }

    /** All of them by name, as rows of the shape {@code Playbook}. */
    public List<Map<String, @Nullable Object>> list() {
        return rulebooks.current().playbooks().values().stream().map(this::row).toList();
    }

    /**
     * One as a row of the shape {@code PlaybookDetail}.
     *
     * @throws Problem 404 without such a playbook
     */
    public Map<String, @Nullable Object> get(
            @Header("name") String name, @ExchangeProperty("permit") ToolPermit permit) {
        Playbook playbook = rulebooks.current().playbook(name).orElseThrow(ProposalProblems::noPlaybook);
        Map<String, @Nullable Object> row = row(playbook);
        row.put("source", sources.shown(playbook.name(), playbook.source(), permit.role()));
        return row;
    }

    /**
     * Asks for a playbook on behalf of a person. One whose condition does not hold may be asked for too; no step of it is
     * then of low risk. Later plans of the incident go on with it. What it would do may be asked about a past incident too.
     *
     * @return a row of the shape {@code PlaybookRun}
     * @throws Problem 404 without such a playbook or incident, 409 when the incident is resolved and it is no dry run
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<String, @Nullable Object> run(
            @Header("name") String name,
            @Header("tenant") String tenant,
            @Body Map<String, @Nullable Object> request,
            @ExchangeProperty("actor") String actor,
            Exchange exchange) {
        Playbook playbook = rulebooks.current().playbook(name).orElseThrow(ProposalProblems::noPlaybook);
        UUID incident = UUID.fromString(String.valueOf(request.get("incident_id")));
        boolean dryRun = Boolean.TRUE.equals(request.get("dry_run"));
        Plan plan = dryRun ? plans.planOfPast(tenant, incident) : plans.plan(tenant, incident);
        plan.next().follow(exchange);
        PlaybookMatch match = new PlaybookMatch(playbook, actor, Playbooks.origin(playbook, plan.known()));
        if (!dryRun) {
            remember(plan, match);
        }
        List<StepOutcome> outcomes = dryRun ? proposals.previewRequest(match, plan) : proposals.request(match, plan);
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("playbook", playbook.name());
        row.put("playbook_sha256", playbook.sha256());
        row.put("incident_id", plan.incidentId());
        row.put("applies", match.origin() == ProposalOrigin.PLAYBOOK);
        row.put("requested_by", actor);
        row.put("dry_run", dryRun);
        row.put(
                "steps",
                outcomes.stream()
                        .map(outcome -> answer.step(plan, match, outcome, dryRun))
                        .toList());
        return row;
    }

    private void remember(Plan plan, PlaybookMatch match) {
        String name = match.playbook().name();
        runs.insert(plan.tenant(), plan.incidentId(), new RequestedRun(name, match.requester()), plan.now());
        journal.record(new JournalEntry(
                plan.tenant(),
                match.requester(),
                match.origin() == ProposalOrigin.PLAYBOOK ? RequestReason.APPLIES : RequestReason.CONDITION_NOT_MET,
                new PlaybookEvent.Requested(
                        new Subject.Playbook(name, plan.incidentId()),
                        match.playbook().sha256(),
                        name)));
    }

    private Map<String, @Nullable Object> row(Playbook playbook) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("name", playbook.name());
        row.put("title", playbook.title());
        row.put("sha256", playbook.sha256());
        row.put("when", playbook.when().text());
        row.put("steps", playbook.steps().stream().map(this::row).toList());
        return row;
    }

    private Map<String, @Nullable Object> row(Step step) {
        ActionDefinition definition = catalogue.find(step.action()).orElseThrow();
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("id", step.id());
        row.put("title", step.title());
        row.put("action", step.action());
        row.put("effect", definition.effect().wire());
        row.put("base_risk", definition.risk().baseRisk());
        row.put("reversible", definition.risk().reversible());
        row.put("compensate_with", definition.compensateWith());
        row.put("on_failure", step.then().continuesOnFailure() ? "continue" : "stop");
        row.put("verify", step.verify() == null ? null : step.verify().text());
        row.put(
                "cooldown_seconds",
                step.cooldown() == null ? null : step.cooldown().toSeconds());
        return row;
    }
}
