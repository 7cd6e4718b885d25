package dev.serai.hub.web;

import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Component;

/** What this hub is: name and versions, for anybody. */
@Component("info")
class InfoApi {

    private static final String API_VERSION = "1.0.0";

    private final String version;

    InfoApi(ObjectProvider<BuildProperties> build) {
        BuildProperties built = build.getIfAvailable();
        this.version = built == null ? "development" : built.getVersion();
    }

    public Map<String, Object> row() {
        return Map.of("name", "serai", "version", version, "api_version", API_VERSION, "notices", List.of());
    }
}
