using GasOrleans.Operations;

namespace GasOrleans.Doctor;

/// <summary>What is stored of the doctor.</summary>
[GenerateSerializer, Alias("GasOrleans.DoctorState")]
internal sealed record DoctorState
{
    /// <summary>The newest examination, with as many findings as an item of the table holds.</summary>
    [Id(0)] public DoctorReport Last { get; init; } = new();
}
