import { ENDPOINTS } from '../../../../lib/api/endpoints';
import { identityOf, readFaxPage } from '../../../../lib/fax/faxList';
import { defineOperation, type OperationResult } from '../../defineOperation';
import { toJson } from '../../../platform/toJson';

const PAGE_SIZE = 50;

export const getManyFaxes = defineOperation({
	resource: 'fax',
	operation: 'getAll',
	name: 'Get Many',
	action: 'Get many faxes',
	description: 'List sent faxes. GoFax does not document this call, which uses version 2.0 of the API.',
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
		const found = new Map<string, OperationResult>();
		// A server may give fewer a page than it is asked for, or the same page again and again.
		for (let page = 1; found.size < wanted; page++) {
			const { payload } = await api.call(ENDPOINTS.fax.getAll, {
				query: { page, pageSize: PAGE_SIZE, ...(startDate && { startDate }), ...(endDate && { endDate }) },
			});
			const { faxes, total = Infinity } = readFaxPage(payload);
			const before = found.size;
			for (const fax of faxes)
				if (!found.has(identityOf(fax))) found.set(identityOf(fax), { json: toJson(fax) });
			if (found.size === before || found.size >= total) break;
		}
		return [...found.values()].slice(0, wanted);
	},
});
