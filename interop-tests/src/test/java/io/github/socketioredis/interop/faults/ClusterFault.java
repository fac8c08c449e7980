/*
 * Copyright 2026 the original authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.socketioredis.interop.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

import io.github.socketioredis.test.RedisClusterFixture;
import io.github.socketioredis.test.RedisNode;

/**
 * Faults of a Redis Cluster. Where one node is meant, it is one that matters: the owner
 * of the namespace's channel, or the node that has a Java server's classic subscriptions.
 */
enum ClusterFault implements Fault<ClusterDeployment> {

	KILL_SUBSCRIBERS("CLIENT KILL TYPE pubsub on every node") {
		@Override
		void happen(RedisClusterFixture cluster, RedisNode victim) {
			cluster.onAll("CLIENT", "KILL", "TYPE", "pubsub");
		}
	},

	MOVE_SLOTS("live migration of 30 slots with subscribed channels") {
		@Override
		void happen(RedisClusterFixture cluster, RedisNode victim) {
			List<RedisNode> targets = others(cluster, victim);
			List<Integer> slots = new ArrayList<>(List.of(cluster.slotOf(NAMESPACE_CHANNEL)));
			for (int room = 0; slots.size() < MOVED_SLOTS && room < Traffic.ROOMS; room++) {
				int slot = cluster.slotOf("socket.io#/#r" + room + "#");
				if (cluster.masterOf(slot) == victim && !slots.contains(slot)) {
					slots.add(slot);
				}
			}
			for (int i = 0; i < slots.size(); i++) {
				cluster.moveSlot(slots.get(i), targets.get(i % targets.size()));
			}
		}
	},

	FAILOVER("CLUSTER FAILOVER of a master") {
		@Override
		void happen(RedisClusterFixture cluster, RedisNode victim) {
			cluster.failover(cluster.replicaOf(victim));
		}
	},

	CRASH("kill -9 of a master that never returns, replica promoted") {
		@Override
		void happen(RedisClusterFixture cluster, RedisNode victim) {
			cluster.kill(victim);
		}
	},

	RESTART("restart of all nodes") {
		@Override
		void happen(RedisClusterFixture cluster, RedisNode victim) {
			cluster.restartAll();
		}
	},

	RESTART_TWICE("two restarts of all nodes within a second") {
		@Override
		void happen(RedisClusterFixture cluster, RedisNode victim) {
			cluster.restartAll();
			pass(Duration.ofMillis(200));
			cluster.restartAll();
		}
	},

	STALL("SIGSTOP of a master for 15 s") {
		@Override
		void happen(RedisClusterFixture cluster, RedisNode victim) {
			cluster.pause(victim);
			pass(Duration.ofSeconds(15));
			cluster.resume(victim);
		}
	},

	DROP_CONNECTIONS("connections to a master silently dropped, new ones work", true) {
		@Override
		void happen(RedisClusterFixture cluster, RedisNode victim) {
			victim.proxy().blackholePresent();
		}
	},

	DROP_NODE("TCP to a master silently dropped for 10 s", true) {
		@Override
		void happen(RedisClusterFixture cluster, RedisNode victim) {
			victim.proxy().blackhole();
			pass(Duration.ofSeconds(10));
			victim.proxy().resume();
		}
	},

	SCALE_OUT("a master added, a quarter of all slots moved to it") {
		@Override
		void happen(RedisClusterFixture cluster, RedisNode victim) {
			List<RedisNode> sources = cluster.masters();
			RedisNode added = cluster.addMaster();
			for (RedisNode source : sources) {
				List<Integer> slots = cluster.slotsOf(source);
				cluster.moveSlots(slots.subList(0, slots.size() / 4), added);
			}
		}
	},

	SCALE_IN("a master's slots moved away, master and replica forgotten and ended") {
		@Override
		void happen(RedisClusterFixture cluster, RedisNode victim) {
			cluster.forget(victim);
		}
	};

	private static final String NAMESPACE_CHANNEL = "socket.io#/#";

	private static final int MOVED_SLOTS = 30;

	private final String title;

	private final boolean proxied;

	ClusterFault(String title) {
		this(title, false);
	}

	ClusterFault(String title, boolean proxied) {
		this.title = title;
		this.proxied = proxied;
	}

	abstract void happen(RedisClusterFixture cluster, RedisNode victim);

	@Override
	public String title() {
		return "cluster: " + this.title;
	}

	@Override
	public ClusterDeployment deploy() {
		return ClusterDeployment.start(this.proxied);
	}

	@Override
	public void happen(ClusterDeployment deployment, AdapterKind adapter) {
		RedisClusterFixture cluster = deployment.fixture();
		happen(cluster, (adapter == AdapterKind.SHARDED) ? cluster.masterOf(NAMESPACE_CHANNEL)
				: classicVictim(cluster.masters()));
	}

	private static RedisNode classicVictim(List<RedisNode> masters) {
		for (boolean node : new boolean[] { false, true }) {
			for (RedisNode master : masters) {
				if (RedisAnswers.patternSubscribers(List.of(master), node) > 0) {
					return master;
				}
			}
		}
		return masters.get(0);
	}

	private static List<RedisNode> others(RedisClusterFixture cluster, RedisNode victim) {
		return cluster.masters().stream().filter((master) -> master != victim).toList();
	}

	/**
	 * Lets a part of the fault last.
	 */
	static void pass(Duration duration) {
		long end = System.nanoTime() + duration.toNanos();
		for (long left = duration.toNanos(); left > 0; left = end - System.nanoTime()) {
			LockSupport.parkNanos(left);
		}
	}

}
