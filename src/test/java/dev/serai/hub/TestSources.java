package dev.serai.hub;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sources of each kind that is built in, called like it, with secrets of these tests; and of each way to prove oneself. */
public final class TestSources {

    /** Kinds whose senders bring a token, whichever way. */
    public static final List<String> WITH_TOKEN = List.of(
            "azure-monitor",
            "cloudevents",
            "cloudwatch",
            "datadog",
            "falco",
            "gitlab",
            "google-cloud-monitoring",
            "grafana",
            "jenkins",
            "pagerduty-events",
            "trivy-operator",
            "zabbix");

    /** Kinds whose senders sign. */
    public static final List<String> SIGNING = List.of("pagerduty", "sentry");

    static final Map<String, Object> PROPERTIES = properties();

    private TestSources() {}

    /** The token, or the signing secret, of a source. */
    public static String secret(String source) {
        return "secret-of-" + source + "-in-tests";
    }

    private static Map<String, Object> properties() {
        Map<String, Object> all = new LinkedHashMap<>();
        WITH_TOKEN.forEach(kind -> source(all, kind, kind, "token"));
        SIGNING.forEach(kind -> source(all, kind, kind, "signing-secret"));
        source(all, "mapped", "mapping", "token");
        source(all, "by-header", "generic", "token");
        all.put("serai.sources.by-header.auth.scheme", "header");
        all.put("serai.sources.by-header.auth.header", "X-Monitor-Key");
        source(all, "by-basic", "generic", "token");
        all.put("serai.sources.by-basic.auth.scheme", "basic");
        all.put("serai.sources.by-basic.auth.username", "monitor");
        source(all, "by-hmac", "generic", "signing-secret");
        all.put("serai.sources.by-hmac.auth.scheme", "hmac");
        all.put("serai.sources.by-hmac.auth.header", "X-Monitor-Signature");
        all.put("serai.sources.by-hmac.auth.prefix", "v0=");
        all.put("serai.sources.by-hmac.auth.template", "v0:{timestamp}:{body}");
        all.put("serai.sources.by-hmac.auth.encoding", "base64");
        all.put("serai.sources.by-hmac.auth.timestamp-header", "X-Monitor-Time");
        all.put("serai.sources.by-hmac.auth.tolerance", "1m");
        source(all, "by-certificate", "generic", "token");
        all.put("serai.sources.by-certificate.auth.scheme", "certificate");
        all.put("serai.sources.by-certificate.auth.header", "X-Client-Subject");
        all.put("serai.sources.by-certificate.auth.subjects[0]", "CN=monitor,O=Example");
        return all;
    }

    private static void source(Map<String, Object> all, String name, String kind, String secret) {
        all.put("serai.sources." + name + ".kind", kind);
        all.put("serai.sources." + name + "." + secret, secret(name));
    }
}
