package dev.serai.hub.intake;

import dev.serai.hub.intake.WebhookClient.Answer;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Delivers as GitHub does, and its bodies in GitHub's form. */
public final class GithubClient {

    private final WebhookClient hub;

    public GithubClient(int port) {
        this.hub = new WebhookClient(port);
    }

    public Answer deliver(String secret, String event, String body) {
        return deliver(secret, event, newId(), body);
    }

    public Answer deliver(String secret, String event, String id, String body) {
        return hub.send(request(event, id, body).header("X-Hub-Signature-256", signature(secret, body)));
    }

    public Answer send(HttpRequest.Builder request) {
        return hub.send(request);
    }

    public static String newId() {
        return UUID.randomUUID().toString();
    }

    /** Without a signature. */
    public HttpRequest.Builder request(String event, String id, String body) {
        return hub.request("github", body.getBytes(StandardCharsets.UTF_8))
                .header("X-GitHub-Event", event)
                .header("X-GitHub-Delivery", id)
                .header("User-Agent", "GitHub-Hookshot/044aadd");
    }

    public static String signature(String secret, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String dependabot(String repository, int number) {
        return """
                {"action": "created", "alert": {"number": %d, "state": "open",
                  "dependency": {"package": {"ecosystem": "npm", "name": "semver"}, "manifest_path": "package-lock.json"},
                  "security_advisory": {"ghsa_id": "GHSA-c2qf-rxjj-qqgw", "cve_id": "CVE-2022-25883",
                    "summary": "semver vulnerable to ReDoS", "description": "…", "severity": "high"},
                  "html_url": "https://github.com/%s/security/dependabot/%d",
                  "created_at": "2026-11-20T13:00:00Z", "updated_at": "2026-11-20T13:00:00Z", "fixed_at": null},
                 "repository": {"full_name": "%s", "default_branch": "main"}}"""
                .formatted(number, repository, number, repository);
    }

    public static String workflow(String repository, String conclusion, String started) {
        return """
                {"action": "completed", "workflow_run": {"id": 30433642, "workflow_id": 159038, "name": "build",
                  "conclusion": "%s", "event": "push", "head_branch": "main", "head_sha": "acb5820ced9479c074f688cc",
                  "head_repository": {"full_name": "%s"}, "run_started_at": "%s",
                  "html_url": "https://github.com/%s/actions/runs/30433642"},
                 "repository": {"full_name": "%s", "default_branch": "main"}}"""
                .formatted(conclusion, repository, started, repository, repository);
    }

    public static String deployment(String repository, String state, String at) {
        return """
                {"action": "created", "deployment_status": {"state": "%s", "environment": "production",
                  "description": "", "target_url": "", "created_at": "%s"},
                 "deployment": {"environment": "production", "ref": "main", "sha": "f95f852bd8fca8fcc58a9a2d6c"},
                 "repository": {"full_name": "%s", "default_branch": "main"}}"""
                .formatted(state, at, repository);
    }
}
