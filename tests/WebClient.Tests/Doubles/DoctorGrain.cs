using GasOrleans.Jobs;
using GasOrleans.Operations;

namespace GasOrleans.WebClient.Tests.Doubles;

/// <summary>The contract of the doctor: an examination that was asked for has ended, with one finding.</summary>
internal sealed class DoctorGrain(World world) : Grain, IDoctorGrain
{
    public Task<bool> BeginAsync(DoctorOrder order, CancellationToken ct)
    {
        world.Doctor = new()
        {
            Phase = DoctorPhase.Ended,
            Order = order,
            BeganAt = Given.Noon,
            Looked = new(7, 21, 0, 2),
            Found = 1,
            Census = new(Given.Noon, new Dictionary<JobStatus, long> { [JobStatus.Pending] = 1, [JobStatus.Completed] = 4_321, [JobStatus.Archived] = 17 }),
            Kinds = new Dictionary<DoctorFindingKind, int> { [DoctorFindingKind.ObjectWithoutJob] = 1 },
            Findings = [new(DoctorFindingKind.ObjectWithoutJob, "gas-inputs/<b>nobody", "there is no such job", "It is deleted.")],
        };
        return Task.FromResult(true);
    }

    public Task StopAsync(CancellationToken ct) => throw new NotSupportedException();

    public Task<DoctorReport> LookAsync(int after, int most, CancellationToken ct) => Task.FromResult(world.Doctor);
}
