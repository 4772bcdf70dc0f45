namespace GasOrleans.Annotation.Verdicts;

/// <summary>Counts what was found, exactly, and lists the first of each kind.</summary>
internal sealed class Tally(int listedPerCode)
{
    private readonly long[] counts = new long[CodeBook.All.Count];
    private readonly int[] listed = new int[CodeBook.All.Count];
    private readonly List<Problem> problems = [];

    public long this[Code code] => counts[(int)code];

    /// <summary>What was listed, in the order of the input.</summary>
    public IReadOnlyList<Problem> Problems => problems;

    /// <summary>How often each code occurred, those that did.</summary>
    public IReadOnlyList<CodeCount> Counts
        => [.. CodeBook.All.Where(entry => this[entry.Code] > 0).Select(entry => new CodeCount(entry.Code, this[entry.Code], listed[(int)entry.Code]))];

    /// <summary>Counts without listing.</summary>
    public void Count(Code code) => counts[(int)code]++;

    /// <summary>Counts and lists.</summary>
    public void Add(Code code, long? line, ReadOnlySpan<byte> found = default)
    {
        Count(code);
        if (Lists(code))
        {
            List(new(code, line, Printable.Text(found)));
        }
    }

    /// <summary>Counts and lists; the words are only made when they are listed.</summary>
    public void Add<T>(Code code, long? line, T found, Func<T, string> say)
    {
        Count(code);
        if (Lists(code))
        {
            List(new(code, line, say(found)));
        }
    }

    /// <summary>Whether one more of this kind would be listed.</summary>
    public bool Lists(Code code) => listed[(int)code] < listedPerCode;

    /// <summary>Lists without counting.</summary>
    public void List(Problem problem)
    {
        listed[(int)problem.Code]++;
        problems.Add(problem);
    }
}
