package dev.serai.kamelet.cluster;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which cluster. Nothing is ever detected: neither a context nor {@code inCluster} means none.
 *
 * @param kubeconfig path of a kubeconfig file
 * @param context the context in it; it must exist, the current one is never taken instead
 * @param inCluster use the service account of the pod that this runs in
 * @param tokenFile path of a file with the token of another account; empty stands for the one of the two above
 */
record Connection(String kubeconfig, String context, boolean inCluster, String tokenFile) {

    private static final Path ACCOUNT = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");
    private static final int CONNECT_TIMEOUT_MS = 5_000;

    /** One client for each cluster, shared by all Kamelets; there are as many as there are configured contexts. */
    private static final Map<Connection, Api> OPEN = new ConcurrentHashMap<>();

    Api api() throws ClusterRefusal {
        if (!inCluster && (context.isBlank() || kubeconfig.isBlank())) {
            throw new ClusterRefusal(ClusterResultReason.REFUSED_POLICY, "no cluster is configured");
        }
        Api open = OPEN.get(this);
        return open != null ? open : opened();
    }

    private Api opened() throws ClusterRefusal {
        try {
            Config config = inCluster ? account() : named();
            if (!tokenFile.isBlank()) {
                another(config, readable(Path.of(tokenFile)));
            }
            config.setRequestRetryBackoffLimit(0);
            config.setConnectionTimeout(CONNECT_TIMEOUT_MS);
            config.setUserAgent("serai");
            return OPEN.computeIfAbsent(this, connection -> new Api(client(config)));
        } catch (RuntimeException e) {
            // The message may quote the file, which holds credentials.
            throw new ClusterRefusal(
                    ClusterResultReason.REFUSED_POLICY,
                    "the cluster's configuration cannot be used: "
                            + e.getClass().getSimpleName());
        }
    }

    private static KubernetesClient client(Config config) {
        return new KubernetesClientBuilder()
                .withConfig(config)
                .withHttpClientFactory(new Direct())
                .build();
    }

    private Config named() throws ClusterRefusal {
        File file = new File(kubeconfig);
        if (!file.isFile()) {
            throw new ClusterRefusal(
                    ClusterResultReason.REFUSED_POLICY, "there is no kubeconfig file at the configured path");
        }
        Config config = Config.fromKubeconfig(context, file);
        // fabric8 falls back to the current context: an unknown name must not reach another cluster.
        if (config.getCurrentContext() == null
                || !context.equals(config.getCurrentContext().getName())) {
            throw new ClusterRefusal(
                    ClusterResultReason.REFUSED_POLICY, "the kubeconfig has no context '" + context + "'");
        }
        return config;
    }

    private static Config account() throws ClusterRefusal {
        String host = System.getenv("KUBERNETES_SERVICE_HOST");
        String port = System.getenv("KUBERNETES_SERVICE_PORT");
        if (host == null || port == null || !Files.isReadable(ACCOUNT.resolve("token"))) {
            throw new ClusterRefusal(
                    ClusterResultReason.REFUSED_POLICY, "this does not run in a pod with a service account");
        }
        Config config = Config.empty();
        config.setMasterUrl("https://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port);
        config.setCaCertFile(ACCOUNT.resolve("ca.crt").toString());
        // The kubelet renews the file; it is read for each request.
        config.setOauthTokenProvider(() -> token(ACCOUNT.resolve("token")));
        return config;
    }

    /** A client certificate would go before the token: nothing of the first account may stay. */
    static void another(Config config, Path tokenFile) {
        config.setClientCertData(null);
        config.setClientCertFile(null);
        config.setClientKeyData(null);
        config.setClientKeyFile(null);
        config.setUsername(null);
        config.setPassword(null);
        config.setOauthToken(null);
        config.setAutoOAuthToken(null);
        config.setAuthProvider(null);
        config.setOauthTokenProvider(() -> token(tokenFile));
    }

    private static Path readable(Path file) throws ClusterRefusal {
        if (!Files.isReadable(file)) {
            throw new ClusterRefusal(
                    ClusterResultReason.REFUSED_POLICY, "there is no readable token file at the configured path");
        }
        return file;
    }

    private static String token(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the account's token cannot be read", e);
        }
    }

    /** fabric8 follows every redirect, with method, body and credentials: here none is. */
    private static final class Direct extends JdkHttpClientFactory {

        @Override
        protected void additionalConfig(HttpClient.Builder builder) {
            builder.followRedirects(HttpClient.Redirect.NEVER);
        }
    }
}
