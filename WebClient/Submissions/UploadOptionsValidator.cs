using Microsoft.Extensions.Options;

namespace GasOrleans.WebClient.Submissions;

[OptionsValidator]
internal sealed partial class UploadOptionsValidator : IValidateOptions<UploadOptions>;
