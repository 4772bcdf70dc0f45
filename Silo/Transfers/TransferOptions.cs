using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace GasOrleans.Transfers;

/// <summary>Section <c>Transfers</c>.</summary>
internal sealed class TransferOptions
{
    /// <summary>How many results this silo moves to or from cold storage at once. Default 16: they wait for the network, not for a core.</summary>
    [Range(1, 1024)]
    public int Slots { get; init; } = 16;
}

[OptionsValidator]
internal sealed partial class TransferOptionsValidator : IValidateOptions<TransferOptions>;
