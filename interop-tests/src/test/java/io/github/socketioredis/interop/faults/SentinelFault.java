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

import java.util.function.Consumer;

import io.github.socketioredis.test.RedisSentinelFixture;

/**
 * Faults of a master that sentinels watch.
 */
enum SentinelFault implements Fault<SentinelDeployment> {

	FAILOVER("SENTINEL FAILOVER", RedisSentinelFixture::failover),

	CRASH("kill -9 of the master, replica promoted", RedisSentinelFixture::killMaster);

	private final String title;

	private final Consumer<RedisSentinelFixture> action;

	SentinelFault(String title, Consumer<RedisSentinelFixture> action) {
		this.title = title;
		this.action = action;
	}

	@Override
	public String title() {
		return "sentinel: " + this.title;
	}

	@Override
	public SentinelDeployment deploy() {
		return SentinelDeployment.start();
	}

	@Override
	public void happen(SentinelDeployment deployment, AdapterKind adapter) {
		this.action.accept(deployment.fixture());
	}

}
