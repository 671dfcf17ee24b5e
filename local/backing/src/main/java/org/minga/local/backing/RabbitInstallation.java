package org.minga.local.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.minga.local.backing.process.Archive;
import org.minga.local.backing.process.BackingException;
import org.minga.local.backing.process.Processes;

/**
 * Where RabbitMQ and Erlang are: installed on this machine, or unpacked from the distribution's packages into a folder
 * of our own, which needs no root and changes nothing on the system.
 *
 * @param server the script that becomes the broker
 * @param epmd Erlang's name server
 * @param environment what both need to find Erlang
 */
record RabbitInstallation(Path server, Path epmd, Map<String, String> environment) {
    private static final List<Path> INSTALLED = List.of(
            Path.of("/usr/lib/rabbitmq/bin/rabbitmq-server"),
            Path.of("/opt/homebrew/sbin/rabbitmq-server"),
            Path.of("/usr/local/sbin/rabbitmq-server"));
    private static final List<Path> ERLANG_FOLDERS = List.of(
            Path.of("/usr/bin"),
            Path.of("/usr/local/bin"),
            Path.of("/opt/homebrew/bin"),
            Path.of("/usr/lib/erlang/bin"));
    /** The broker, Erlang, and the two libraries that a small system may lack. */
    private static final Pattern PACKAGE =
            Pattern.compile("(rabbitmq-server|erlang-(?!base-hipe)[a-z0-9-]+|libsctp1(t64)?|libssl3(t64)?)");

    private static final Duration DOWNLOAD_LIMIT = Duration.ofMinutes(10);

    /**
     * Finds RabbitMQ, or fetches it.
     *
     * @throws BackingException with what to install, when there is none and it cannot be fetched
     */
    static RabbitInstallation find(Path tools, Consumer<String> progress) {
        return installed().orElseGet(() -> unpacked(tools, progress));
    }

    private static Optional<RabbitInstallation> installed() {
        Optional<Path> server = INSTALLED.stream().filter(Files::isExecutable).findFirst();
        Optional<Path> erlang = ERLANG_FOLDERS.stream()
                .filter(folder ->
                        Files.isExecutable(folder.resolve("erl")) && Files.isExecutable(folder.resolve("epmd")))
                .findFirst();
        if (server.isEmpty() || erlang.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new RabbitInstallation(
                server.get(), erlang.get().resolve("epmd"), Map.of("PATH", erlang.get() + ":" + path())));
    }

    private static RabbitInstallation unpacked(Path tools, Consumer<String> progress) {
        Path root = Archive.once(tools.resolve("rabbitmq").toAbsolutePath(), partial -> fetch(partial, progress));
        Path erlang = root.resolve("usr/lib/erlang/bin");
        String libraries = libraryFolders(root);
        return new RabbitInstallation(
                root.resolve("usr/lib/rabbitmq/bin/rabbitmq-server"),
                erlang.resolve("epmd"),
                Map.of("PATH", erlang + ":" + path(), "LD_LIBRARY_PATH", libraries));
    }

    private static void fetch(Path folder, Consumer<String> progress) {
        for (String program : List.of("apt-get", "apt-cache", "dpkg")) {
            if (!Processes.isOnPath(program)) {
                throw new BackingException("RabbitMQ is not installed, and this system has no " + program
                        + " to fetch it with. Install RabbitMQ 3.10 or newer (for instance \"brew install rabbitmq\"), "
                        + "or set MINGA_RABBITMQ_URL=amqp://user:password@host:5672.");
            }
        }
        try {
            progress.accept("RabbitMQ: not installed; fetching the system's packages (about 35 MB)");
            Path downloads = Files.createDirectories(folder.resolve("downloads"));
            // apt fetches as the user _apt where it can, which must then be able to write here.
            Files.setPosixFilePermissions(downloads, PosixFilePermissions.fromString("rwxrwxrwx"));
            Processes.Output fetched = download(downloads, List.of());
            if (!fetched.succeeded()) {
                progress.accept("RabbitMQ: the package lists of this system are missing or old; fetching fresh ones");
                List<String> own = ownLists(folder);
                Processes.Output updated = apt(downloads, own, List.of("update"));
                fetched = download(downloads, own);
                if (!fetched.succeeded()) {
                    throw new BackingException(
                            "RabbitMQ is not installed, and its packages cannot be fetched. Install it "
                                    + "(\"apt-get install rabbitmq-server\"), or set MINGA_RABBITMQ_URL=amqp://user:password@host:5672. "
                                    + "apt said:\n" + lastLines(updated.text() + fetched.text()));
                }
            }
            unpack(downloads, folder, progress);
            Archive.delete(downloads);
            Archive.delete(folder.resolve("apt"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Processes.Output download(Path downloads, List<String> options) {
        List<String> command = Stream.of(
                        Stream.of("apt-cache"),
                        options.stream(),
                        Stream.of("depends", "--recurse", "--no-recommends", "--no-suggests", "--no-conflicts"),
                        Stream.of("--no-breaks", "--no-replaces", "--no-enhances", "rabbitmq-server"))
                .flatMap(parts -> parts)
                .toList();
        Processes.Output depends = Processes.run(command);
        List<String> packages = depends.text()
                .lines()
                .filter(line -> PACKAGE.matcher(line).matches())
                .distinct()
                .toList();
        if (!packages.contains("rabbitmq-server")) {
            return new Processes.Output(1, depends.text());
        }
        return apt(
                downloads,
                options,
                Stream.concat(Stream.of("download"), packages.stream()).toList());
    }

    private static Processes.Output apt(Path directory, List<String> options, List<String> arguments) {
        List<String> command = Stream.of(Stream.of("apt-get", "-q"), options.stream(), arguments.stream())
                .flatMap(parts -> parts)
                .toList();
        return Processes.run(command, Map.of("LC_ALL", "C"), directory, DOWNLOAD_LIMIT);
    }

    /** Lists and cache of our own: works without root and leaves the system's alone. */
    private static List<String> ownLists(Path folder) throws IOException {
        Path apt = folder.resolve("apt").toAbsolutePath();
        Files.createDirectories(apt.resolve("lists/partial"));
        Files.createDirectories(apt.resolve("cache/archives/partial"));
        return List.of(
                "-o", "Dir::State::Lists=" + apt.resolve("lists"),
                "-o", "Dir::Cache=" + apt.resolve("cache"),
                "-o", "APT::Sandbox::User=");
    }

    private static void unpack(Path downloads, Path folder, Consumer<String> progress) throws IOException {
        try (Stream<Path> files = Files.list(downloads)) {
            List<Path> packages =
                    files.filter(file -> file.toString().endsWith(".deb")).toList();
            progress.accept("RabbitMQ: unpacking " + packages.size() + " packages");
            for (Path file : packages) {
                Processes.Output output = Processes.run(List.of("dpkg", "-x", file.toString(), folder.toString()));
                if (!output.succeeded()) {
                    throw new BackingException(
                            "Cannot unpack " + file + ": " + output.text().strip());
                }
            }
        }
        // Erlang's start script names the folder it is installed in; ours is where the script is.
        Path script = folder.resolve("usr/lib/erlang/bin/erl");
        String here = "ROOTDIR=\"\\$(cd \"\\$(dirname \"\\$(readlink -f \"\\$0\")\")/..\" && pwd)\"";
        Files.writeString(
                script, Files.readString(script).replaceAll("(?m)^(\\s*)ROOTDIR=/usr/lib/erlang$", "$1" + here));
    }

    private static String libraryFolders(Path root) {
        try (Stream<Path> folders = Files.list(root.resolve("usr/lib"))) {
            return String.join(
                    ":",
                    folders.filter(folder -> folder.getFileName().toString().endsWith("-linux-gnu"))
                            .map(Path::toString)
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String lastLines(String text) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        return "    " + String.join("\n    ", lines.subList(Math.max(0, lines.size() - 8), lines.size()));
    }

    private static String path() {
        return System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
    }
}
