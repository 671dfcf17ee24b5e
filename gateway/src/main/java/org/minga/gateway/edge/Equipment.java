package org.minga.gateway.edge;

import java.util.Map;
import org.minga.gateway.GatewayConfig;
import org.minga.gateway.apidocs.Pages;
import org.minga.gateway.identity.TokenGate;
import org.minga.gateway.limits.Limiter;
import org.minga.gateway.routing.OperationTable;
import org.minga.gateway.routing.ReplicaSet;
import org.minga.gateway.watch.DoorWatch;

/** What all event loops share: read-only, or safe to use from several threads. */
record Equipment(
        GatewayConfig config,
        OperationTable operations,
        Map<String, ReplicaSet> replicas,
        TokenGate tokens,
        Limiter limiter,
        Pages pages,
        Cors cors,
        DoorWatch watch) {

    ReplicaSet replicasOf(String service) {
        ReplicaSet set = replicas.get(service);
        if (set == null) {
            throw new IllegalStateException("no replicas are known of " + service);
        }
        return set;
    }
}
