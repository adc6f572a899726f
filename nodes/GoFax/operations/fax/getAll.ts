import { endpoints } from '../../../../lib/api/endpoints';
import { pick } from '../../../../lib/json';
import { readFaxStatus } from '../../../../lib/fax/faxStatus';
import { defineOperation, type OperationResult } from '../../defineOperation';
import { toJson } from '../../../platform/toJson';

const PAGE_SIZE = 50;

/** A list that never ends is a fault of the server's; 10,000 pages are half a million faxes. */
const MOST_PAGES = 10_000;

export const getManyFaxes = defineOperation({
	resource: 'fax',
	operation: 'getAll',
	name: 'Get Many',
	action: 'Get many faxes',
	description:
		'List faxes that were sent. GoFax does not document this call; it uses version 2.0 of the API.',
	fields: [
		{
			displayName: 'Return All',
			name: 'returnAll',
			type: 'boolean',
			default: false,
			description: 'Whether to return all results or only up to a given limit',
		},
		{
			displayName: 'Limit',
			name: 'limit',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 50,
			displayOptions: { show: { returnAll: [false] } },
			description: 'Max number of results to return',
		},
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				{
					displayName: 'Sent After',
					name: 'startDate',
					type: 'dateTime',
					default: '',
					description: 'Only faxes from this time on',
				},
				{
					displayName: 'Sent Before',
					name: 'endDate',
					type: 'dateTime',
					default: '',
					description: 'Only faxes up to this time',
				},
			],
		},
	],
	async run({ params, api }) {
		const wanted = params.returnAll ? Infinity : params.limit;
		const { startDate, endDate } = params.filters;
		const found: OperationResult[] = [];
		for (let page = 1; found.length < wanted && page <= MOST_PAGES; page++) {
			const { payload } = await api.call(endpoints.fax.getAll, {
				query: { page, pageSize: PAGE_SIZE, ...(startDate && { startDate }), ...(endDate && { endDate }) },
			});
			const records = pick(payload, 'records') ?? payload;
			if (!Array.isArray(records) || records.length === 0) break;
			found.push(...records.map((fax: unknown) => ({ json: toJson(readFaxStatus(fax)) })));
			if (records.length < PAGE_SIZE || found.length >= Number(pick(payload, 'totalRecords') ?? Infinity))
				break;
		}
		return found.slice(0, wanted);
	},
});
