package org.minga.local.cli.operate;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.minga.local.backing.process.Ports;
import org.minga.local.backing.process.ProcessMark;
import org.minga.local.cli.platform.Health;
import org.minga.local.cli.platform.PlatformState;
import org.minga.local.cli.platform.Service;

/** This machine: JDK, room, ports, processes. */
final class MachineCheck {
    private static final int OLDEST_JDK = 21;
    private static final long LEAST_BYTES = 2L << 30;

    private final Site site;
    private final List<Finding> findings = new ArrayList<>();

    MachineCheck(Site site) {
        this.site = site;
    }

    List<Finding> look() {
        int jdk = Runtime.version().feature();
        findings.add(
                jdk >= OLDEST_JDK
                        ? Finding.good("JDK", "Java " + jdk)
                        : Finding.wrong("JDK", "Java " + jdk + ", but Minga needs " + OLDEST_JDK + " or newer."));
        disk();
        if (site.local()) {
            Optional<PlatformState> state = PlatformState.read(site.home());
            if (state.isPresent()) {
                state.get().parts().forEach(this::process);
            } else {
                findings.add(Finding.wrong("platform", "It is down. Start it with ./minga up --detach."));
                ports();
            }
        }
        return findings;
    }

    private void disk() {
        try {
            Path there = site.home();
            Path above = there.getParent();
            while (!Files.exists(there) && above != null) {
                there = above;
                above = there.getParent();
            }
            long free = Files.getFileStore(there).getUsableSpace();
            String words = "%d MiB free for %s".formatted(free >> 20, site.home());
            findings.add(
                    free >= LEAST_BYTES
                            ? Finding.good("disk", words)
                            : Finding.wrong("disk", words + "; PostgreSQL and RabbitMQ stop writing when it is full."));
        } catch (IOException e) {
            findings.add(Finding.unknown("disk", e.toString()));
        }
    }

    private void process(PlatformState.Part part) {
        if (part.pid() != 0 && ProcessMark.of(part.pid()).isEmpty()) {
            findings.add(Finding.wrong(
                    part.name(),
                    "Its process " + part.pid() + " has ended. See ./minga logs " + part.name()
                            + "; ./minga down and ./minga up start everything again."));
            return;
        }
        URI url = URI.create(part.url());
        boolean answers = part.healthUrl().isEmpty()
                ? Ports.isAnswering(url.getHost(), url.getPort())
                : Health.isReady(part.healthUrl());
        findings.add(
                answers
                        ? Finding.good(part.name(), "answers at " + part.url())
                        : Finding.wrong(
                                part.name(),
                                "It runs but is not ready (" + part.url() + "). See ./minga logs " + part.name()
                                        + "."));
    }

    /** Nothing of ours runs, so whoever holds a port of ours is somebody else. */
    private void ports() {
        for (Service service : Service.values()) {
            port(site.ports().http(service, 0), service.label());
            port(site.ports().management(service, 0), service.label() + " (management)");
        }
        port(site.ports().postgres(), "PostgreSQL");
        port(site.ports().rabbit(), "RabbitMQ");
        port(site.ports().keycloak(), "Keycloak");
    }

    private void port(int port, String who) {
        if (!Ports.isFree(port)) {
            findings.add(Finding.wrong(
                    "port " + port,
                    "Another program listens on it, but " + who + " needs it. End that program, or move"
                            + " everything with MINGA_PORT_BASE."));
        }
    }
}
