using Microsoft.Extensions.Options;

namespace GasOrleans.WebClient.Site;

[OptionsValidator]
internal sealed partial class LimitsOptionsValidator : IValidateOptions<LimitsOptions>;
