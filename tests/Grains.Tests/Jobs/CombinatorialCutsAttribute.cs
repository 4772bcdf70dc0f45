using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace GasOrleans.Grains.Tests.Jobs;

/// <summary>The first twelve requests of a step, each cut on its way there and on its way back; a step with fewer is then not cut, which must end alike.</summary>
internal sealed class CombinatorialCutsAttribute : DataAttribute
{
    private const int Requests = 12;
    private static readonly bool[] Arrives = [false, true];

    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker)
        => ValueTask.FromResult<IReadOnlyCollection<ITheoryDataRow>>(
            [.. from request in Enumerable.Range(1, Requests) from arrives in Arrives select new TheoryDataRow(request, arrives)]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
