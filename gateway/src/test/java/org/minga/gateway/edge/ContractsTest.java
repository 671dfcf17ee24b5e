package org.minga.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.minga.gateway.GatewayProblems;
import org.minga.gateway.apidocs.ApiDocuments;
import org.minga.gateway.apidocs.OpenApiMerge;
import org.minga.gateway.routing.Operation;
import org.minga.gateway.routing.OperationTable;
import org.minga.platform.problem.ProblemType;

/** The real files of the platform, as the gateway will read them at start. */
class ContractsTest {

    private final Contracts contracts = Contracts.read("contracts");

    private final OperationTable operations = OperationTable.of(contracts.routes(), contracts.apis());

    private final JsonNode merged = OpenApiMerge.merge(
            contracts.apis(), path -> contracts.routes().owner(path).isPresent(), "https://id.example", "1");

    @Test
    void every_service_of_the_route_table_has_an_api_file() {
        assertThat(contracts.apis().keySet())
                .containsExactlyInAnyOrderElementsOf(contracts.routes().services());
    }

    @Test
    void the_merged_document_is_sound() {
        assertThat(ApiDocuments.faults(merged)).isEmpty();
    }

    @Test
    void the_merged_document_has_every_operation_that_is_routed_and_no_other() {
        Map<String, Set<String>> expected = new TreeMap<>();
        for (Operation operation : operations.operations()) {
            expected.computeIfAbsent(operation.template(), unused -> new java.util.TreeSet<>())
                    .add(operation.method().toLowerCase(java.util.Locale.ROOT));
        }
        assertThat(merged.path("paths").properties().stream().map(Map.Entry::getKey))
                .containsExactlyInAnyOrderElementsOf(expected.keySet())
                .noneMatch(path -> path.startsWith("/internal"));
        expected.forEach((path, methods) -> assertThat(
                        merged.path("paths").path(path).properties().stream().map(Map.Entry::getKey))
                .containsAll(methods));
    }

    @Test
    void every_exception_in_the_route_table_is_of_an_operation() {
        assertThat(contracts.routes().overridesWithout(operations.operations())).isEmpty();
    }

    @Test
    void every_problem_of_the_gateway_is_in_the_catalogue() {
        List<ProblemType> listed = new ArrayList<>();
        contracts.problems().forEach(problem -> {
            if (problem.path("service").asText().equals("gateway")) {
                listed.add(new ProblemType(
                        problem.path("slug").asText(),
                        problem.path("title").asText(),
                        problem.path("status").asInt()));
            }
        });
        assertThat(listed).containsExactlyInAnyOrderElementsOf(GatewayProblems.ALL);
    }
}
