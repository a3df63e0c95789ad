package dev.berth.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** Every manifest parses strictly, and every pod is as restricted, probed and bounded as the others. */
class KubernetesManifestsTest {
    private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();
    private static final Set<String> SERVICES =
            Set.of("booking", "availability", "feed", "sync", "agent-service", "gateway");
    private static final Set<String> PATCHES = Set.of("replicas.yaml", "settings.yaml", "kafka-trust.yaml");

    static Stream<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(Repository.path("k8s"))) {
            return all.filter(it -> it.toString().endsWith(".yaml")).toList().stream();
        }
    }

    static Stream<PodOf> pods() throws IOException {
        return manifests().flatMap(KubernetesManifestsTest::pod);
    }

    /** Patches hold parts of objects only. */
    private static Stream<HasMetadata> manifests() throws IOException {
        return files().filter(it -> !it.endsWith("kustomization.yaml"))
                .filter(it -> !(it.toString().contains("overlays")
                        && PATCHES.contains(it.getFileName().toString())))
                .flatMap(KubernetesManifestsTest::parse);
    }

    private static Stream<HasMetadata> parse(Path file) {
        var documents = new ArrayList<HasMetadata>();
        for (Object document : new Yaml().loadAll(Repository.text(file))) {
            documents.add(SERIALIZATION.unmarshal(SERIALIZATION.asJson(document)));
        }
        return documents.stream();
    }

    record PodOf(HasMetadata owner, PodSpec spec) {
        @Override
        public String toString() {
            return owner.getKind() + " " + owner.getMetadata().getName();
        }
    }

    private static Stream<PodOf> pod(HasMetadata object) {
        return switch (object) {
            case Deployment it ->
                Stream.of(new PodOf(it, it.getSpec().getTemplate().getSpec()));
            case StatefulSet it ->
                Stream.of(new PodOf(it, it.getSpec().getTemplate().getSpec()));
            case Job it -> Stream.of(new PodOf(it, it.getSpec().getTemplate().getSpec()));
            default -> Stream.empty();
        };
    }

    @ParameterizedTest
    @MethodSource("files")
    void no_manifest_has_a_field_that_kubernetes_does_not_know(Path file) {
        if (!file.endsWith("kustomization.yaml")) {
            parse(file).forEach(object -> {
                if (!(object instanceof GenericKubernetesResource)) {
                    assertThat(UnknownFields.of(object)).as(file.toString()).isEmpty();
                }
            });
        }
    }

    @Test
    void a_misspelt_field_is_found() {
        var misspelt = SERIALIZATION.unmarshal("""
                {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "x"},
                 "spec": {"template": {"spec": {"containers": [{"name": "x", "readynessProbe": {}}]}}}}""");

        assertThat(UnknownFields.of(misspelt)).containsExactly("readynessProbe");
    }

    /** The objects as they reach a cluster, with the overlay's patches. */
    @ParameterizedTest
    @ValueSource(strings = {"k8s/overlays/small", "k8s/overlays/ha", "k8s/migrate"})
    void what_kubectl_makes_of_an_overlay_is_known_to_kubernetes(String overlay) throws Exception {
        assumeTrue(Programs.installed("kubectl"), "kubectl is not installed (Debian: kubernetes-client)");

        var rendered = Programs.output(Repository.path("."), "kubectl", "kustomize", overlay);

        for (Object document : new Yaml().loadAll(rendered)) {
            HasMetadata object = SERIALIZATION.unmarshal(SERIALIZATION.asJson(document));
            assertThat(object.getMetadata().getName()).isNotBlank();
            if (!(object instanceof GenericKubernetesResource)) {
                assertThat(UnknownFields.of(object)).isEmpty();
            }
        }
    }

    @Test
    void overlays_say_how_many_of_each_service_run() throws Exception {
        assumeTrue(Programs.installed("kubectl"), "kubectl is not installed (Debian: kubernetes-client)");

        var rendered = Programs.output(Repository.path("."), "kubectl", "kustomize", "k8s/overlays/small");
        var replicas = new HashMap<String, Integer>();
        for (Object document : new Yaml().loadAll(rendered)) {
            HasMetadata object = SERIALIZATION.unmarshal(SERIALIZATION.asJson(document));
            if (object instanceof Deployment deployment) {
                replicas.put(
                        deployment.getMetadata().getName(), deployment.getSpec().getReplicas());
            }
        }

        assertThat(replicas).containsKeys(SERVICES.toArray(String[]::new));
        assertThat(replicas.values()).containsOnly(1);
    }

    @ParameterizedTest
    @MethodSource("pods")
    void a_pod_meets_the_restricted_standard(PodOf pod) {
        var security = pod.spec().getSecurityContext();
        assertThat(security.getRunAsNonRoot()).isTrue();
        assertThat(security.getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        assertThat(pod.spec().getAutomountServiceAccountToken()).isFalse();
        for (Container container : pod.spec().getContainers()) {
            assertThat(container.getSecurityContext().getAllowPrivilegeEscalation())
                    .isFalse();
            assertThat(container.getSecurityContext().getReadOnlyRootFilesystem())
                    .isTrue();
            assertThat(container.getSecurityContext().getCapabilities().getDrop())
                    .containsExactly("ALL");
            assertThat(container.getResources().getRequests()).containsKeys("cpu", "memory");
            assertThat(container.getResources().getLimits()).containsKey("memory");
            assertThat(container.getEnv()).noneMatch(it -> it.getName().matches(".*(PASSWORD|SECRET)"));
        }
    }

    @ParameterizedTest
    @MethodSource("pods")
    void what_stays_running_is_probed_and_ends_in_time(PodOf pod) {
        if (pod.owner() instanceof Job) {
            return;
        }
        for (Container container : pod.spec().getContainers()) {
            assertThat(container.getStartupProbe()).isNotNull();
            assertThat(container.getReadinessProbe()).isNotNull();
            assertThat(container.getLivenessProbe()).isNotNull();
        }
        if (SERVICES.contains(pod.owner().getMetadata().getName())) {
            var probes = pod.spec().getContainers().getFirst();
            assertThat(probes.getReadinessProbe().getHttpGet().getPath()).isEqualTo("/actuator/health/readiness");
            assertThat(probes.getLivenessProbe().getHttpGet().getPath()).isEqualTo("/actuator/health/liveness");
            assertThat(pod.spec().getTopologySpreadConstraints()).hasSize(2);
        }
    }

    @Test
    void every_service_has_a_deployment_a_disruption_budget_and_its_own_network_policy() throws IOException {
        var names = new HashMap<Class<?>, List<String>>();
        manifests()
                .forEach(it -> names.computeIfAbsent(it.getClass(), type -> new ArrayList<>())
                        .add(it.getMetadata().getName()));

        assertThat(names.get(Deployment.class)).containsAll(SERVICES);
        assertThat(names.get(PodDisruptionBudget.class)).containsAll(SERVICES);
        assertThat(names.get(NetworkPolicy.class)).containsAll(SERVICES).contains("default-deny");
        assertThat(names.get(Job.class)).containsExactlyInAnyOrder("migrate-booking", "migrate-feed", "migrate-sync");
    }

    @Test
    void what_is_not_allowed_between_pods_is_denied() throws IOException {
        var denying = manifests()
                .filter(NetworkPolicy.class::isInstance)
                .map(NetworkPolicy.class::cast)
                .filter(it -> it.getMetadata().getName().equals("default-deny"))
                .findFirst()
                .orElseThrow();

        assertThat(denying.getSpec().getPodSelector().getMatchLabels()).isNullOrEmpty();
        assertThat(denying.getSpec().getPolicyTypes()).containsExactlyInAnyOrder("Ingress", "Egress");
        assertThat(denying.getSpec().getIngress()).isEmpty();
        assertThat(denying.getSpec().getEgress()).isEmpty();
    }

    @Test
    void no_manifest_holds_a_secret() throws IOException {
        assertThat(manifests()).noneMatch(it -> it.getKind().equals("Secret"));
    }
}
