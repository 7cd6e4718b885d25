package dev.serai.alert;

/**
 * One event and what all of them share.
 *
 * @param name as in {@code X-GitHub-Event}; the label {@code github_event}
 * @param body its members
 */
record GithubEvent(String name, Payload payload, AlertFields body) {

    String action() {
        return body.needed("action");
    }

    /** Owner and name. */
    String repository() {
        return body.within("repository").needed("full_name");
    }

    String defaultBranch() {
        return body.within("repository").needed("default_branch");
    }

    AlertDraft draft(String title, Severity severity) {
        return new AlertDraft(body, payload)
                .title(repository() + ": " + title)
                .severity(severity)
                .within("github", name + ":" + repository() + ":")
                .label("github_event", name)
                .label("repository", repository());
    }
}
