package dev.serai.bench.cluster;

/** Pods as large as usual ones: with volumes, probes, tolerations, conditions and managed fields, about 6 KB of JSON. */
final class Pod {

    private Pod() {}

    /** Each pod is of a workload of its own, so that each makes an incident of its own. */
    static String workload(int number) {
        return "w" + number + "x";
    }

    static String name(int number) {
        return workload(number) + "-5d8f7c6b9d-abcde";
    }

    static String running(int number) {
        return """
                {"apiVersion": "v1", "kind": "Pod",
                 "metadata": {"name": "%1$s", "namespace": "bench", "generateName": "%2$s-5d8f7c6b9d-",
                   "labels": {"app.kubernetes.io/name": "%2$s", "app.kubernetes.io/part-of": "shop",
                     "app.kubernetes.io/version": "1.0.0", "pod-template-hash": "5d8f7c6b9d"},
                   "annotations": {"prometheus.io/scrape": "true", "prometheus.io/port": "8080",
                     "checksum/config": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"},
                   "ownerReferences": [{"apiVersion": "apps/v1", "kind": "ReplicaSet", "name": "%2$s-5d8f7c6b9d",
                     "uid": "7c9e6679-7425-40de-944b-e07fc1f90ae7", "controller": true, "blockOwnerDeletion": true}],
                   "managedFields": [
                     {"manager": "kube-controller-manager", "operation": "Update", "apiVersion": "v1",
                      "time": "2026-01-01T00:00:00Z", "fieldsType": "FieldsV1", "fieldsV1": {"f:metadata": {
                        "f:annotations": {".": {}, "f:prometheus.io/scrape": {}}, "f:generateName": {},
                        "f:labels": {".": {}, "f:app.kubernetes.io/name": {}, "f:pod-template-hash": {}},
                        "f:ownerReferences": {".": {}}}, "f:spec": {"f:containers": {"k:{name:app}": {".": {},
                        "f:env": {".": {}}, "f:image": {}, "f:imagePullPolicy": {}, "f:livenessProbe": {".": {},
                        "f:failureThreshold": {}, "f:httpGet": {}}, "f:name": {}, "f:resources": {}}},
                        "f:dnsPolicy": {}, "f:restartPolicy": {}, "f:schedulerName": {}, "f:volumes": {".": {}}}}},
                     {"manager": "kubelet", "operation": "Update", "apiVersion": "v1", "subresource": "status",
                      "time": "2026-01-01T00:00:00Z", "fieldsType": "FieldsV1", "fieldsV1": {"f:status": {
                        "f:conditions": {"k:{type:Ready}": {".": {}, "f:lastTransitionTime": {}, "f:status": {}}},
                        "f:containerStatuses": {}, "f:hostIP": {}, "f:phase": {}, "f:podIP": {}, "f:startTime": {}}}}]},
                 "spec": {"nodeName": "node-a", "serviceAccountName": "default", "restartPolicy": "Always",
                   "dnsPolicy": "ClusterFirst", "schedulerName": "default-scheduler", "priority": 0,
                   "terminationGracePeriodSeconds": 30, "enableServiceLinks": true,
                   "containers": [{"name": "app", "image": "registry.example.com/app:1", "imagePullPolicy": "IfNotPresent",
                     "ports": [{"name": "http", "containerPort": 8080, "protocol": "TCP"}],
                     "env": [{"name": "JAVA_TOOL_OPTIONS", "value": "-XX:MaxRAMPercentage=75"},
                       {"name": "DB_HOST", "value": "postgresql.database.svc"},
                       {"name": "DB_PASSWORD", "valueFrom": {"secretKeyRef": {"name": "db", "key": "password"}}},
                       {"name": "POD_IP", "valueFrom": {"fieldRef": {"apiVersion": "v1", "fieldPath": "status.podIP"}}}],
                     "resources": {"requests": {"cpu": "250m", "memory": "512Mi"}, "limits": {"memory": "512Mi"}},
                     "livenessProbe": {"httpGet": {"path": "/live", "port": "http", "scheme": "HTTP"},
                       "periodSeconds": 10, "timeoutSeconds": 1, "successThreshold": 1, "failureThreshold": 3},
                     "readinessProbe": {"httpGet": {"path": "/ready", "port": "http", "scheme": "HTTP"},
                       "periodSeconds": 5, "timeoutSeconds": 1, "successThreshold": 1, "failureThreshold": 3},
                     "volumeMounts": [{"name": "config", "mountPath": "/etc/app", "readOnly": true},
                       {"name": "token", "mountPath": "/var/run/secrets/kubernetes.io/serviceaccount", "readOnly": true}],
                     "securityContext": {"allowPrivilegeEscalation": false, "readOnlyRootFilesystem": true,
                       "capabilities": {"drop": ["ALL"]}}}],
                   "volumes": [{"name": "config", "configMap": {"name": "app", "defaultMode": 420}},
                     {"name": "token", "projected": {"defaultMode": 420, "sources": [
                       {"serviceAccountToken": {"expirationSeconds": 3607, "path": "token"}},
                       {"configMap": {"name": "kube-root-ca.crt", "items": [{"key": "ca.crt", "path": "ca.crt"}]}}]}}],
                   "tolerations": [
                     {"key": "node.kubernetes.io/not-ready", "operator": "Exists", "effect": "NoExecute",
                      "tolerationSeconds": 300},
                     {"key": "node.kubernetes.io/unreachable", "operator": "Exists", "effect": "NoExecute",
                      "tolerationSeconds": 300}]},
                 "status": {"phase": "Running", "qosClass": "Burstable", "hostIP": "10.0.0.1", "podIP": "10.1.0.1",
                   "podIPs": [{"ip": "10.1.0.1"}], "startTime": "2026-01-01T00:00:00Z",
                   "conditions": [
                     {"type": "Initialized", "status": "True", "lastTransitionTime": "2026-01-01T00:00:00Z"},
                     {"type": "Ready", "status": "True", "lastTransitionTime": "2026-01-01T00:00:00Z"},
                     {"type": "ContainersReady", "status": "True", "lastTransitionTime": "2026-01-01T00:00:00Z"},
                     {"type": "PodScheduled", "status": "True", "lastTransitionTime": "2026-01-01T00:00:00Z"}],
                   "containerStatuses": [{"name": "app", "ready": true, "started": true, "restartCount": 0,
                     "image": "registry.example.com/app:1",
                     "imageID": "registry.example.com/app@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     "containerID": "containerd://9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     "state": {"running": {"startedAt": "2026-01-01T00:00:00Z"}}}]}}
                """
                .formatted(name(number), workload(number));
    }
}
