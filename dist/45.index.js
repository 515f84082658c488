export const id = 45;
export const ids = [45,785];
export const modules = {

/***/ 38045:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FORMS: () => (/* binding */ FORMS),
/* harmony export */   loadConfig: () => (/* binding */ loadConfig),
/* harmony export */   readConfig: () => (/* binding */ readConfig)
/* harmony export */ });
/* harmony import */ var leven__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(47785);
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38815);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(23945);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(63619);
/* harmony import */ var _text_schema_issue_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74424);
/* harmony import */ var _config_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(40055);
/**
 * Reads `.github/postmortem.yml` and names every problem by its place in the file. Loaded only if there is a file to read,
 * because the YAML library is slow to start.
 */





const MAX_PROBLEMS = 10;
/** How many values aliases may repeat in total. */
const MAX_REPEATED = 100;
/**
 * Returns the configuration in this text; an empty file means the defaults.
 * @param file The path of the file, for the error.
 * @throws One Error that names every problem (at most ten) as `file:line:column: key: what is wrong, and what to do`.
 */
function readConfig(text, file) {
    const lines = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .LineCounter */ .HN();
    const document = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseDocument */ .Tp)(text, { lineCounter: lines, prettyErrors: false, stringKeys: true });
    const parsed = findSyntaxProblems(document, text);
    const checked = parsed.length > 0 ? { problems: parsed } : check(document);
    if ('config' in checked)
        return checked.config;
    const told = checked.problems
        .map(({ offset, message }) => ({ ...lines.linePos(offset), message }))
        .toSorted((one, other) => one.line - other.line || one.col - other.col)
        // The parser reports one mistake several times.
        .filter(({ line }, index, all) => parsed.length === 0 || line !== all[index - 1]?.line)
        .map(({ line, col, message }) => `${file}:${line}:${col}: ${message}`);
    const more = told.length > MAX_PROBLEMS ? [`and ${told.length - MAX_PROBLEMS} more`] : [];
    throw new Error([...told.slice(0, MAX_PROBLEMS), ...more].join('\n'));
}
/**
 * Like `readConfig`, but runs the team's patterns on an engine that takes linear time. It is loaded only if there are patterns.
 * @throws As `readConfig`, and for a pattern that the engine refuses.
 */
async function loadConfig(text, file) {
    const config = readConfig(text, file);
    if (![...config.redact, ...config.incidents.confidential].some((each) => each instanceof RegExp))
        return config;
    const { withLinearPatterns, PatternError } = await Promise.all(/* import() */[__webpack_require__.e(856), __webpack_require__.e(783)]).then(__webpack_require__.bind(__webpack_require__, 76783));
    try {
        return withLinearPatterns(config);
    }
    catch (error) {
        if (!(error instanceof PatternError))
            throw error;
        const before = text.slice(0, Math.max(0, text.indexOf(`/${error.source}/`))).split('\n');
        throw new Error(`${file}:${before.length}:${(before.at(-1)?.length ?? 0) + 1}: ${error.message}`, { cause: error });
    }
}
function findSyntaxProblems(document, text) {
    const problems = [...document.errors, ...document.warnings].map(({ code, message, pos: [offset] }) => ({
        offset,
        message: explainSyntax(code, message, /^[^\s:,{}[\]]*/.exec(text.slice(offset))?.[0] ?? ''),
    }));
    if (problems.length > 0)
        return problems;
    (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .visit */ .YR)(document, {
        Alias(_, alias) {
            if (alias.resolve(document) !== undefined)
                return;
            const message = `there is no anchor for ${(0,_text_schema_issue_js__WEBPACK_IMPORTED_MODULE_1__/* .shownValue */ .JJ)(`*${alias.source}`)} before it: put text that begins with "*" in quotes`;
            problems.push({ offset: alias.range?.[0] ?? 0, message });
        },
    });
    return problems;
}
function explainSyntax(code, message, word) {
    switch (code) {
        case 'TAB_AS_INDENT':
            return 'the line is indented with a tab, which YAML does not allow: use spaces';
        case 'DUPLICATE_KEY':
            return `the key ${(0,_text_schema_issue_js__WEBPACK_IMPORTED_MODULE_1__/* .shownValue */ .JJ)(word)} appears twice in one map: keep one of the two`;
        case 'MULTIPLE_DOCS':
            return 'a second document begins here: remove the line "---"';
        case 'TAG_RESOLVE_FAILED':
            return `the tag ${(0,_text_schema_issue_js__WEBPACK_IMPORTED_MODULE_1__/* .shownValue */ .JJ)(word)} has no meaning here: remove it, or put the value in quotes`;
        case 'RESOURCE_EXHAUSTION':
            return 'lists or maps are nested too deeply here: remove some levels';
        default:
            return `this is not YAML (${message}): check the indentation, and put text with special characters in quotes`;
    }
}
function check(document) {
    let value;
    try {
        value = document.toJS({ maxAliasCount: MAX_REPEATED });
    }
    catch {
        const message = `aliases repeat more than ${MAX_REPEATED} values: write them out where they are needed`;
        return { problems: [{ offset: 0, message }] };
    }
    const { success, data, error } = zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .safeParse */ .xL(_config_js__WEBPACK_IMPORTED_MODULE_2__/* .Config */ .TS, value ?? {}, {
        reportInput: true,
        // Used if the schema has no message of its own, which is empty then. The list of keys is known only here;
        // `findProblems` splits it again.
        error: (issue) => (issue.code === 'unrecognized_keys' ? keysOf(issue.inst).join(' ') : ''),
    });
    return success ? { config: data } : { problems: error.issues.flatMap((issue) => findProblems(issue, document)) };
}
function findProblems(issue, document) {
    if (issue.code !== 'unrecognized_keys') {
        const message = (0,_text_schema_issue_js__WEBPACK_IMPORTED_MODULE_1__/* .explainValue */ .HT)(issue) + rightForm(issue);
        const offset = offsetOf(issue.path, issue.input === null ? 'key' : 'value', document);
        return [{ offset, message: issue.path.length === 0 ? `the file ${message}` : `${(0,_text_schema_issue_js__WEBPACK_IMPORTED_MODULE_1__/* .dotted */ .Bs)(issue.path)}: ${message}` }];
    }
    const known = issue.message.split(' ');
    return issue.keys.map((key) => {
        const path = [...issue.path, key];
        return { offset: offsetOf(path, 'key', document), message: `${(0,_text_schema_issue_js__WEBPACK_IMPORTED_MODULE_1__/* .dotted */ .Bs)(path)}: ${explainKey(path, known)}` };
    });
}
/** Explains an unknown key, with the key that was probably meant. */
function explainKey(path, known) {
    const key = String(path.at(-1));
    const places = placesOf(key);
    if (path[0] === 'overrides' && places.includes((0,_text_schema_issue_js__WEBPACK_IMPORTED_MODULE_1__/* .dotted */ .Bs)(path.slice(2)))) {
        return 'an override cannot change this, which is the same for all incidents: set it outside of "overrides"';
    }
    const meant = (0,leven__WEBPACK_IMPORTED_MODULE_4__.closestMatch)(key, known, { maxDistance: 2 }) ??
        places[0] ??
        (0,leven__WEBPACK_IMPORTED_MODULE_4__.closestMatch)(key, known, { maxDistance: Math.floor(key.length / 2) });
    return meant === undefined
        ? `there is no such key: remove it, or use one of ${known.join(', ')}`
        : `there is no such key here: did you mean "${meant}"?`;
}
/** Returns where the configuration has a key of this name: `labels` is `follow-up.labels`. */
function placesOf(key, schema = _config_js__WEBPACK_IMPORTED_MODULE_2__/* .Config */ .TS, prefix = '') {
    if (schema instanceof zod_mini__WEBPACK_IMPORTED_MODULE_5__/* .ZodMiniPrefault */ .ilq)
        return placesOf(key, schema._zod.def.innerType, prefix);
    if (!(schema instanceof zod_mini__WEBPACK_IMPORTED_MODULE_5__/* .ZodMiniObject */ .uXj))
        return [];
    return Object.entries(schema.shape).flatMap(([name, inner]) => [
        ...(name === key ? [prefix + name] : []),
        ...placesOf(key, inner, `${prefix}${name}.`),
    ]);
}
function keysOf(schema) {
    return schema instanceof zod_mini__WEBPACK_IMPORTED_MODULE_5__/* .ZodMiniObject */ .uXj ? Object.keys(schema.shape) : [];
}
/** One valid form of each map and of the list of maps, by its keys from the top. The test reads each of them. */
const FORMS = {
    incidents: 'incidents: { priorities: [P1, P2] }',
    'incidents.services': 'services: { only: [orders-service] }',
    limits: 'limits: { sessions-per-day: 10 }',
    devin: 'devin: { max-acu: 10 }',
    headings: 'headings: { summary: [In a nutshell] }',
    sections: 'sections: { Lessons Learned: { by: people } }',
    publish: 'publish: { to: confluence, destination: "https://…" }',
    review: 'review: { style: warn }',
    'review.rules': 'rules: { blameless: off }',
    'follow-up': 'follow-up: { issues: docs-repo }',
    overrides: 'overrides: [{ match: { priority: P1 }, reviewers: [some-engineer] }]',
    'overrides.match': 'match: { priority: P1 }',
};
/** Shows how to write it, if a map or a list is expected; empty otherwise. */
function rightForm({ code, path, input, ...issue }) {
    const names = path.filter((key) => typeof key === 'string');
    const name = names.join('.');
    const key = names.at(-1);
    if (key === undefined)
        return '';
    const expectsList = 'expected' in issue && issue.expected === 'array';
    if (expectsList && ['string', 'number', 'boolean'].includes(typeof input) && typeof path.at(-1) === 'string') {
        const item = String(input);
        if (item.length > _text_schema_issue_js__WEBPACK_IMPORTED_MODULE_1__/* .MAX_SHOWN */ .Z1 || name === 'overrides')
            return `: write ${FORMS[name] ?? `${key}: […]`}`;
        return `: write ${key}: [${/^[\w./-]+$/.test(item) ? item : JSON.stringify(item)}]`;
    }
    const expectsMap = ('expected' in issue && issue.expected === 'object') || name === 'overrides.match' || expectsList;
    const form = FORMS[name] ?? FORMS[name.replace(/^overrides\./, '')];
    return expectsMap && code !== 'unrecognized_keys' && form !== undefined ? `: write ${form}` : '';
}
/** Returns where the key or the value at this path begins; if it is missing or comes from an alias, the nearest place. */
function offsetOf(path, part, document) {
    let node = document.contents;
    let offset = startOf(node) ?? 0;
    for (const step of path) {
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node)) {
            const pair = node.items.find(({ key }) => (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(key) && String(key.value) === step);
            if (pair === undefined)
                return offset;
            offset = startOf(pair.key) ?? offset;
            node = pair.value;
        }
        else if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node)) {
            node = node.items[Number(step)];
            offset = startOf(node) ?? offset;
        }
        else {
            break;
        }
    }
    return part === 'value' ? (startOf(node) ?? offset) : offset;
}
function startOf(node) {
    return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isNode */ .Ll)(node) ? node.range?.[0] : undefined;
}


/***/ }),

/***/ 74424:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bs: () => (/* binding */ dotted),
/* harmony export */   HT: () => (/* binding */ explainValue),
/* harmony export */   JJ: () => (/* binding */ shownValue),
/* harmony export */   Z1: () => (/* binding */ MAX_SHOWN)
/* harmony export */ });
/* harmony import */ var _truncate_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6935);

/** How many characters of a value a message shows. */
const MAX_SHOWN = 60;
const KINDS = {
    object: 'a map of keys and values',
    array: 'a list, such as [one, two]',
    string: 'text',
    boolean: 'true or false',
    number: 'a whole number',
    int: 'a whole number',
};
/** Returns what is wrong with a value, as the rest of a sentence that begins with its key. Needs `reportInput`. */
function explainValue(issue) {
    const input = inputOf(issue);
    const must = issue.message || demand(issue);
    if (input === null)
        return 'the value is missing: give one, or remove the key';
    if (input === undefined)
        return `this key is missing: add it; it ${must}`;
    const number = issue.code === 'invalid_type' && issue.expected === 'string' && typeof input !== 'object';
    return `${must}, but is ${shownValue(input)}${number && issue.message === '' ? ': put it in quotes' : ''}`;
}
/** A union that is chosen by one key is reported for the map around it. */
function inputOf({ code, input, path }) {
    const around = code === 'invalid_union' && typeof input === 'object' && input !== null && !Array.isArray(input);
    return around ? input[path.at(-1) ?? ''] : input;
}
function demand(issue) {
    switch (issue.code) {
        case 'invalid_type':
            return `must be ${KINDS[issue.expected] ?? issue.expected}`;
        case 'invalid_value':
            return `must be ${anyOf(issue.values)}`;
        case 'invalid_union':
            return `must be ${anyOf('options' in issue ? (issue.options ?? []) : [])}`;
        case 'too_small':
            return issue.origin === 'number' ? `must be at least ${issue.minimum}` : 'must have a value';
        case 'too_big':
            return issue.origin === 'number' ? `must be at most ${issue.maximum}` : `must hold at most ${issue.maximum}`;
        default:
            return 'is invalid';
    }
}
function anyOf(values) {
    return new Intl.ListFormat('en', { type: 'disjunction' }).format(values.map(String));
}
/** Shows a value in one short line. */
function shownValue(value) {
    if (Array.isArray(value))
        return value.length === 0 ? 'empty' : `a list of ${value.length}`;
    if (typeof value === 'object' && value !== null)
        return Object.keys(value).length === 0 ? 'empty' : 'a map';
    const text = JSON.stringify(value) ?? String(value);
    return (0,_truncate_js__WEBPACK_IMPORTED_MODULE_0__/* .truncate */ .xv)(text, MAX_SHOWN + 1);
}
/** `overrides[0].devin.max-acu` */
function dotted(path) {
    return path
        .map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index === 0 ? '' : '.'}${shownKey(String(key))}`))
        .join('');
}
function shownKey(key) {
    return /^[\w-]{1,60}$/.test(key) ? key : shownValue(key);
}


/***/ }),

/***/ 47785:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   closestMatch: () => (/* binding */ closestMatch)
/* harmony export */ });
/* unused harmony export default */
const array = [];
const characterCodeCache = [];

function leven(first, second, options) {
	if (first === second) {
		return 0;
	}

	const maxDistance = options?.maxDistance;
	const swap = first;

	// Swapping the strings if `a` is longer than `b` so we know which one is the
	// shortest & which one is the longest
	if (first.length > second.length) {
		first = second;
		second = swap;
	}

	let firstLength = first.length;
	let secondLength = second.length;

	// Performing suffix trimming:
	// We can linearly drop suffix common to both strings since they
	// don't increase distance at all
	// Note: `~-` is the bitwise way to perform a `- 1` operation
	while (firstLength > 0 && (first.charCodeAt(~-firstLength) === second.charCodeAt(~-secondLength))) {
		firstLength--;
		secondLength--;
	}

	// Performing prefix trimming
	// We can linearly drop prefix common to both strings since they
	// don't increase distance at all
	let start = 0;

	while (start < firstLength && (first.charCodeAt(start) === second.charCodeAt(start))) {
		start++;
	}

	firstLength -= start;
	secondLength -= start;

	// Early termination after trimming: if difference in length exceeds max distance
	if (maxDistance !== undefined && secondLength - firstLength > maxDistance) {
		return maxDistance;
	}

	if (firstLength === 0) {
		return maxDistance !== undefined && secondLength > maxDistance
			? maxDistance
			: secondLength;
	}

	let bCharacterCode;
	let result;
	let temporary;
	let temporary2;
	let index = 0;
	let index2 = 0;

	while (index < firstLength) {
		characterCodeCache[index] = first.charCodeAt(start + index);
		array[index] = ++index;
	}

	while (index2 < secondLength) {
		bCharacterCode = second.charCodeAt(start + index2);
		temporary = index2++;
		result = index2;

		for (index = 0; index < firstLength; index++) {
			temporary2 = bCharacterCode === characterCodeCache[index] ? temporary : temporary + 1;
			temporary = array[index];
			// eslint-disable-next-line no-multi-assign
			result = array[index] = temporary > result
				? (temporary2 > result ? result + 1 : temporary2)
				: (temporary2 > temporary ? temporary + 1 : temporary2);
		}

		// Early termination: if all values in current row exceed maxDistance
		if (maxDistance !== undefined) {
			let rowMinimum = result;
			for (index = 0; index < firstLength; index++) {
				if (array[index] < rowMinimum) {
					rowMinimum = array[index];
				}
			}

			if (rowMinimum > maxDistance) {
				return maxDistance;
			}
		}
	}

	// Bound arrays to avoid retaining large previous sizes
	array.length = firstLength;
	characterCodeCache.length = firstLength;

	return maxDistance !== undefined && result > maxDistance ? maxDistance : result;
}

function closestMatch(target, candidates, options) {
	if (!Array.isArray(candidates) || candidates.length === 0) {
		return undefined;
	}

	const userMax = options?.maxDistance;
	const targetLength = target.length;

	// Exact match fast-path
	for (const candidate of candidates) {
		if (candidate === target) {
			return candidate;
		}
	}

	if (userMax === 0) {
		return undefined;
	}

	let best;
	let bestDist = Number.POSITIVE_INFINITY;
	const seen = new Set();

	for (const candidate of candidates) {
		if (seen.has(candidate)) {
			continue;
		}

		seen.add(candidate);

		const lengthDiff = Math.abs(candidate.length - targetLength);
		if (lengthDiff >= bestDist) {
			continue;
		}

		if (userMax !== undefined && lengthDiff > userMax) {
			continue;
		}

		const cap = Number.isFinite(bestDist)
			? (userMax === undefined ? bestDist : Math.min(bestDist, userMax))
			: userMax;

		const distance = cap === undefined
			? leven(target, candidate)
			: leven(target, candidate, {maxDistance: cap});

		// Skip candidates that exceed the user's maximum distance
		if (userMax !== undefined && distance > userMax) {
			continue;
		}

		// If we got a capped result that equals the cap, we need the actual distance
		// for accurate comparison, but only if the cap was due to userMax
		let actualD = distance;
		if (cap !== undefined && distance === cap && cap === userMax) {
			actualD = leven(target, candidate);
		}

		if (actualD < bestDist) {
			bestDist = actualD;
			best = candidate;
			if (bestDist === 0) {
				break;
			}
		}
	}

	if (userMax !== undefined && bestDist > userMax) {
		return undefined;
	}

	return best;
}


/***/ })

};
