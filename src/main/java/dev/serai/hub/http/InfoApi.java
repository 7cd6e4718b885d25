package dev.serai.hub.http;

import dev.serai.hub.routes.FaultSource;
import dev.serai.hub.routes.RouteFault;
import dev.serai.hub.routes.RoutesFolder;
import dev.serai.hub.settings.NoticeSettings;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Component;

/** What this hub is: name, versions and what callers should know, for anybody. */
@Component("info")
class InfoApi {

    private final String version;
    private final String apiVersion;
    private final List<String> notices;
    private final ObjectProvider<FaultSource> files;
    private final RoutesFolder folder;

    InfoApi(
            ObjectProvider<BuildProperties> build,
            ApiContract contract,
            NoticeSettings settings,
            ObjectProvider<FaultSource> files,
            RoutesFolder folder) {
        BuildProperties built = build.getIfAvailable();
        this.files = files;
        this.folder = folder;
        this.version = built == null ? "development" : built.getVersion();
        this.apiVersion = contract.version();
        this.notices = Stream.concat(
                        settings.notices().stream(),
                        contract.operations().stream().flatMap(InfoApi::notice))
                .toList();
    }

    public Map<String, Object> row() {
        return Map.of("name", "serai", "version", version, "api_version", apiVersion, "notices", notices());
    }

    private List<String> notices() {
        Stream<String> unused =
                files.stream().flatMap(source -> source.faults().stream()).map(this::notice);
        return Stream.concat(notices.stream(), unused).toList();
    }

    /** Anybody may read it: neither what the file says, nor where on this machine it is. */
    private String notice(RouteFault fault) {
        return "Not in use as written: %s:%d; see health or the log for the reason"
                .formatted(folder.name(fault.file()), fault.line());
    }

    private static Stream<String> notice(ApiOperation operation) {
        Deprecation deprecation = operation.deprecation();
        return deprecation == null ? Stream.empty() : Stream.of(deprecation.notice(operation));
    }
}
