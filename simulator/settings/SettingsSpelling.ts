import type { SettingsKind } from '../model/Account';
import type { Json, JsonObject } from '../model/Json';

/** A way in which GoFax's settings endpoints may look and behave. Values are the settings in the default spelling. */
export interface SettingsSpelling {
	/** GET answers this status without a body instead of the object. */
	getStatus?: 404 | 405;
	/** Shows the URLs that are not the notification's. */
	showsDecoys?: boolean;
	/** What a client sees, and sends back changed. */
	toWire: (values: JsonObject, kind: SettingsKind) => JsonObject;
	/** What a client sent, in the default spelling: only the given fields. */
	fromWire: (wire: JsonObject, kind: SettingsKind) => JsonObject;
	/** Body of GET: the wire object with what wraps it. */
	answer: (wire: JsonObject) => Json;
	/** Body of a successful PUT. */
	saved: Json;
	/** The values after a PUT. `given` is complete for `replace`-like spellings: omitted fields hold defaults. */
	save: (change: SettingsChange) => JsonObject;
}

export interface SettingsChange {
	kind: SettingsKind;
	stored: JsonObject;
	/** Fields the client sent. */
	given: JsonObject;
	/** The same, completed with the defaults of what it left out. */
	completed: JsonObject;
}
