/** GoFax shows `True`; `False` follows from .NET. */
export function dotNetBoolean(value: boolean): 'True' | 'False' {
	return value ? 'True' : 'False';
}
