package org.minga.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.minga.platform.problem.Operations.Operation;

class AccessRuleTest {

    static class Bare {
        @GET
        public void silent() {}

        @PublicOperation
        public void open() {}

        @RequiresScope(value = "a:b", person = true)
        public void scoped() {}

        @PublicOperation
        @RequiresScope("a:b")
        public void torn() {}

        @RequiresScope(" ")
        public void empty() {}
    }

    @Path("/x")
    @RequiresScope("a:b")
    static class Scoped {
        public void silent() {}

        @PublicOperation
        public void open() {}
    }

    private static AccessRule rule(Class<?> resource, String name) throws NoSuchMethodException {
        return AccessRule.of(resource, resource.getMethod(name));
    }

    @Test
    void the_method_decides_or_else_its_class() throws Exception {
        assertThat(rule(Bare.class, "open")).isEqualTo(new AccessRule.Open());
        assertThat(rule(Bare.class, "scoped")).isEqualTo(new AccessRule.Scoped("a:b", true));
        assertThat(rule(Scoped.class, "silent")).isEqualTo(new AccessRule.Scoped("a:b", false));
        assertThat(rule(Scoped.class, "open")).isEqualTo(new AccessRule.Open());
    }

    @Test
    void neither_or_both_is_a_fault_that_names_the_operation() throws Exception {
        List<Operation> operations = List.of(
                operation(Bare.class, "silent"),
                operation(Bare.class, "torn"),
                operation(Bare.class, "empty"),
                operation(Bare.class, "open"));

        List<String> faults = AccessCheck.faults(operations);

        assertThat(faults)
                .hasSize(3)
                .anySatisfy(fault -> assertThat(fault).contains("silent", "neither"))
                .anySatisfy(fault -> assertThat(fault).contains("torn", "both"))
                .anySatisfy(fault -> assertThat(fault).contains("empty scope"));
    }

    private static Operation operation(Class<?> resource, String name) throws NoSuchMethodException {
        Method method = resource.getMethod(name);
        return new Operation("GET", "/x", resource, method);
    }
}
