package org.minga.platform.problem;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Everything that the application serves: each HTTP method of each path, with the Java method behind it. */
@Singleton
public class Operations {

    private static final Pattern TEMPLATE = Pattern.compile("\\{\\s*[\\w.-]+\\s*(?::\\s*((?:[^{}]|\\{[^{}]*})+))?}");

    private final List<Operation> all;
    private final List<Route> routes;

    /**
     * One operation.
     *
     * @param httpMethod such as `GET`
     * @param path       template as in the annotations, starting with a slash
     * @param resource   the class that serves it
     * @param method     the Java method, which carries the annotations itself: those of interfaces are not looked at
     */
    public record Operation(String httpMethod, String path, Class<?> resource, Method method) {

        /** For messages to developers. */
        public String name() {
            return resource.getName() + "#" + method.getName() + " (" + httpMethod + " " + path + ")";
        }
    }

    private record Route(String httpMethod, Pattern path) {}

    Operations(BeanManager beans) {
        List<Operation> found = new ArrayList<>();
        Set<Class<?>> seen = new HashSet<>();
        for (Bean<?> bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
            if (seen.add(bean.getBeanClass())) {
                found.addAll(of(bean.getBeanClass()));
            }
        }
        found.sort(Comparator.comparing(Operation::path).thenComparing(Operation::httpMethod));
        all = List.copyOf(found);
        routes = all.stream()
                .map(operation -> new Route(operation.httpMethod(), pattern(operation.path())))
                .toList();
    }

    /** All operations by path and method. */
    public List<Operation> all() {
        return all;
    }

    /** The methods that a concrete path knows, sorted, with HEAD and OPTIONS; none for an unknown path. */
    Set<String> methodsOf(String path) {
        Set<String> methods = new TreeSet<>();
        String trimmed = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        for (Route route : routes) {
            if (route.path().matcher(trimmed).matches()) {
                methods.add(route.httpMethod());
            }
        }
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        if (!methods.isEmpty()) {
            methods.add("OPTIONS");
        }
        return methods;
    }

    static List<Operation> of(Class<?> resource) {
        String base = pathOf(resource);
        if (base == null) {
            return List.of();
        }
        List<Operation> operations = new ArrayList<>();
        for (Method method : resource.getMethods()) {
            String http = httpMethod(method);
            if (http != null && !method.isBridge()) {
                Path sub = method.getAnnotation(Path.class);
                operations.add(new Operation(http, join(base, sub == null ? "" : sub.value()), resource, method));
            }
        }
        return operations;
    }

    /** The method of this signature, if it is an operation. */
    static Optional<Method> find(Class<?> type, String name, Class<?>... parameters) {
        try {
            Method method = type.getMethod(name, parameters);
            return httpMethod(method) == null ? Optional.empty() : Optional.of(method);
        } catch (NoSuchMethodException e) {
            return Optional.empty();
        }
    }

    private static @Nullable String httpMethod(Method method) {
        for (Annotation annotation : method.getAnnotations()) {
            HttpMethod http = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (http != null) {
                return http.value();
            }
        }
        return null;
    }

    private static @Nullable String pathOf(Class<?> resource) {
        for (Class<?> type = resource; type != null; type = type.getSuperclass()) {
            Path path = type.getAnnotation(Path.class);
            if (path != null) {
                return path.value();
            }
        }
        return null;
    }

    private static String join(String base, String sub) {
        String path = ("/" + base + "/" + sub).replaceAll("/{2,}", "/");
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static Pattern pattern(String template) {
        StringBuilder regex = new StringBuilder();
        Matcher variable = TEMPLATE.matcher(template);
        int end = 0;
        while (variable.find()) {
            regex.append(Pattern.quote(template.substring(end, variable.start())));
            String own = variable.group(1);
            regex.append('(').append(own == null ? "[^/]+" : own.strip()).append(')');
            end = variable.end();
        }
        return Pattern.compile(
                regex.append(Pattern.quote(template.substring(end))).toString());
    }
}
