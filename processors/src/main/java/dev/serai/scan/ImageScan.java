package dev.serai.scan;

import dev.serai.scan.PodTemplate.Container;
import java.util.ArrayList;
import java.util.List;

/** Whether an image is one for sure: only a digest always means the same bytes. */
final class ImageScan {

    private ImageScan() {}

    static List<ScanFinding> of(PodTemplate pod) {
        List<ScanFinding> findings = new ArrayList<>();
        for (Container container : pod.containers()) {
            String image = container.tree().path("image").asText();
            if (!image.isEmpty() && !image.contains("@")) {
                boolean latest = isLatest(image);
                findings.add(pod.finding(
                        latest ? ScanRule.IMAGE_LATEST : ScanRule.IMAGE_BY_TAG,
                        container.path() + "/image",
                        image,
                        "the container " + container.name() + " runs " + image
                                + (latest
                                        ? ", whatever that is when it starts."
                                        : "; a tag can be given to another image.")));
            }
        }
        return findings;
    }

    /** A colon before the last slash is that of a registry's port. */
    private static boolean isLatest(String image) {
        String name = image.substring(image.lastIndexOf('/') + 1);
        int colon = name.indexOf(':');
        return colon < 0 || name.substring(colon + 1).equals("latest");
    }
}
