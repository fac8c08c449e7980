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

package io.github.socketioredis.sample.chat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

import org.springframework.stereotype.Component;

/**
 * The members that are connected to this server. Thread-safe.
 *
 * @since 0.1.0
 */
@Component
public class Members {

	private final Map<UUID, Member> bySession = new ConcurrentHashMap<>();

	Member add(UUID session) {
		return this.bySession.computeIfAbsent(session, (key) -> Member.unnamed());
	}

	Member get(UUID session) {
		Member member = this.bySession.get(session);
		if (member == null) {
			throw new Refusal("You are not connected");
		}
		return member;
	}

	Member update(UUID session, UnaryOperator<Member> change) {
		Member changed = this.bySession.computeIfPresent(session, (key, member) -> change.apply(member));
		return (changed != null) ? changed : get(session);
	}

	void remove(UUID session) {
		this.bySession.remove(session);
	}

	Collection<Member> all() {
		return List.copyOf(this.bySession.values());
	}

	/**
	 * Returns how many members are connected to this server.
	 * @return the number of members
	 */
	public int count() {
		return this.bySession.size();
	}

}
