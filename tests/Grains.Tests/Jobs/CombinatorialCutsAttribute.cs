using System.Reflection;
using GasOrleans.Archive;
using Xunit.Sdk;
using Xunit.v3;

namespace GasOrleans.Grains.Tests.Jobs;

/// <summary>The requests of a step, each cut on its way there and on its way back, with both kinds of cold storage; the last number is more than any step makes, which must end alike.</summary>
internal sealed class CombinatorialCutsAttribute : DataAttribute
{
    public const int Requests = 11;
    private static readonly bool[] Arrives = [false, true];

    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker)
        => ValueTask.FromResult<IReadOnlyCollection<ITheoryDataRow>>(
        [
            .. from provider in Enum.GetNames<ArchiveProvider>()
               from request in Enumerable.Range(1, Requests)
               from arrives in Arrives
               select new TheoryDataRow(provider, request, arrives),
        ]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
