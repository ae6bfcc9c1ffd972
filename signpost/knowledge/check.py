import sys

from signpost.curation.check import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
