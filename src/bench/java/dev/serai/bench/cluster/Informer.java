package dev.serai.bench.cluster;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.io.File;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/**
 * What the hub is compared with: fabric8's informer, which tells the chat of a crash loop itself and stores nothing, decides
 * nothing and forgets everything at its end.
 *
 * <p>Arguments: kubeconfig, address of the Bot API's method.
 */
final class Informer implements ResourceEventHandler<Pod> {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI send;

    private Informer(URI send) {
        this.send = send;
    }

    public static void main(String[] arguments) throws Exception {
        Config config = Config.fromKubeconfig("bench", new File(arguments[0]));
        KubernetesClient client =
                new KubernetesClientBuilder().withConfig(config).build();
        SharedIndexInformer<Pod> pods =
                client.pods().inNamespace("bench").inform(new Informer(URI.create(arguments[1])), 0);
        while (!pods.hasSynced()) {
            Thread.sleep(50);
        }
        System.out.println("SYNCED " + pods.getStore().list().size());
        Thread.currentThread().join();
    }

    @Override
    public void onAdd(Pod pod) {
        note(pod);
    }

    @Override
    public void onUpdate(Pod before, Pod pod) {
        note(pod);
    }

    @Override
    public void onDelete(Pod pod, boolean unknown) {
        // Nothing to say.
    }

    private void note(Pod pod) {
        boolean crashes = pod.getStatus().getContainerStatuses().stream()
                .anyMatch(container -> container.getState() != null
                        && container.getState().getWaiting() != null
                        && "CrashLoopBackOff"
                                .equals(container.getState().getWaiting().getReason()));
        if (!crashes) {
            return;
        }
        try {
            String text = "CrashLoopBackOff of " + pod.getMetadata().getName();
            http.send(
                    HttpRequest.newBuilder(send)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(
                                    JSON.writeValueAsString(Map.of("chat_id", "-1001234567890", "text", text))))
                            .build(),
                    BodyHandlers.discarding());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
