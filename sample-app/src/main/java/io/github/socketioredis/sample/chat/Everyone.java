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

import java.util.List;

import io.github.socketioredis.RemoteSocket;

/**
 * The members of all servers.
 *
 * @param members the members, or the first of them
 * @param count how many there are
 * @param complete whether all servers have told theirs
 * @since 0.1.0
 */
public record Everyone(List<Member> members, int count, boolean complete) {

	static Everyone of(List<RemoteSocket> sockets, boolean complete) {
		List<Member> members = sockets.stream().map(Member::of).filter(Member::isGreeted).toList();
		return new Everyone(members, members.size(), complete);
	}

	Everyone first(int most) {
		return new Everyone(this.members.stream().limit(most).toList(), this.count, this.complete);
	}

}
