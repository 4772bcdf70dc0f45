using GasOrleans.Archive;
using GasOrleans.Doctor;
using GasOrleans.Genomes;
using GasOrleans.Jobs;
using GasOrleans.Notifications;
using GasOrleans.Queues;
using GasOrleans.Results;
using GasOrleans.Tokens;
using GasOrleans.Users;
using Microsoft.Extensions.Options;

namespace GasOrleans;

[OptionsValidator]
internal sealed partial class ApiOptionsValidator : IValidateOptions<ApiOptions>;

[OptionsValidator]
internal sealed partial class ArchiveOptionsValidator : IValidateOptions<ArchiveOptions>;

[OptionsValidator]
internal sealed partial class BucketOptionsValidator : IValidateOptions<BucketOptions>;

[OptionsValidator]
internal sealed partial class ClaimOptionsValidator : IValidateOptions<ClaimOptions>;

[OptionsValidator]
internal sealed partial class DoctorOptionsValidator : IValidateOptions<DoctorOptions>;

[OptionsValidator]
internal sealed partial class GenomeOptionsValidator : IValidateOptions<GenomeOptions>;

[OptionsValidator]
internal sealed partial class JobOptionsValidator : IValidateOptions<JobOptions>;

[OptionsValidator]
internal sealed partial class JobTableOptionsValidator : IValidateOptions<JobTableOptions>;

[OptionsValidator]
internal sealed partial class MailOptionsValidator : IValidateOptions<MailOptions>;

[OptionsValidator]
internal sealed partial class PlanOptionsValidator : IValidateOptions<PlanOptions>;

[OptionsValidator]
internal sealed partial class QueueOptionsValidator : IValidateOptions<QueueOptions>;

/// <summary>How claims, renewals and leases must fit together; all faults are named, with what they would do.</summary>
internal sealed class ClaimRules(IOptions<QueueOptions> queues) : IValidateOptions<ClaimOptions>
{
    public ValidateOptionsResult Validate(string? name, ClaimOptions options)
    {
        var faults = new List<string>();
        if (options.RenewEvery * 2 >= options.Length)
        {
            faults.Add($"Claims:RenewEvery ({options.RenewEvery}) must be less than half of Claims:Length ({options.Length}): one late renewal would end a healthy attempt.");
        }

        // Leases are extended each third: a message may come back two thirds after its worker died.
        if (options.Length > queues.Value.Visibility * 2 / 3)
        {
            faults.Add($"Claims:Length ({options.Length}) must be at most two thirds of Queues:Visibility ({queues.Value.Visibility}): a message of a dead worker would come back to a live claim.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
