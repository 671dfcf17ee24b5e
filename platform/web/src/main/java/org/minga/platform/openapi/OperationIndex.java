package org.minga.platform.openapi;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

/** Finds the Java method behind an operation of the document while the application is being built. */
final class OperationIndex {

    private static final DotName PATH = DotName.createSimple("jakarta.ws.rs.Path");
    private static final Set<String> HTTP_METHODS = Set.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS");

    private final Map<String, MethodInfo> methods = new HashMap<>();

    OperationIndex(IndexView index) {
        for (AnnotationInstance path : index.getAnnotations(PATH)) {
            if (path.target().kind() == AnnotationTarget.Kind.CLASS) {
                add(path.target().asClass(), path.value().asString());
            }
        }
    }

    Optional<MethodInfo> find(String httpMethod, String path) {
        return Optional.ofNullable(methods.get(key(httpMethod, path)));
    }

    private void add(ClassInfo resource, String base) {
        for (MethodInfo method : resource.methods()) {
            AnnotationInstance sub = method.annotation(PATH);
            String path = sub == null ? base : base + "/" + sub.value().asString();
            for (String http : HTTP_METHODS) {
                if (method.hasAnnotation(DotName.createSimple("jakarta.ws.rs." + http))) {
                    methods.put(key(http, path), method);
                }
            }
        }
    }

    /** One spelling of a path: slashes single, none at the end, variables without their patterns. */
    private static String key(String httpMethod, String path) {
        String plain = ("/" + path)
                .replaceAll("\\{\\s*([\\w.-]+)\\s*(?::(?:[^{}]|\\{[^{}]*})*)?}", "{$1}")
                .replaceAll("/{2,}", "/");
        return httpMethod + " "
                + (plain.length() > 1 && plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain);
    }

    /** The annotation on the method, or else on its class. */
    static Optional<AnnotationInstance> annotation(MethodInfo method, DotName name) {
        AnnotationInstance own = method.annotation(name);
        return Optional.ofNullable(own != null ? own : method.declaringClass().declaredAnnotation(name));
    }

    static boolean flag(AnnotationInstance annotation, String member) {
        AnnotationValue value = annotation.value(member);
        return value != null && value.asBoolean();
    }
}
